//! Names that schools write about and that name nobody there: people of history, authors, characters, books, places,
//! days. A school adds its own in its words file ([`School`](super::School)).

/// People of history, of books' covers and of the news, one a line.
const PEOPLE: &str = "\
Ada Lovelace\nAgatha Christie\nAlan Turing\nAlbert Einstein\nAlex Scott\nAlexander Fleming\nAlexander Graham Bell\n\
Alexander the Great\nAlfred Hitchcock\nAlfred Nobel\nAlfred Wainwright\nAlfred the Great\nAllan Ahlberg\n\
Amelia Earhart\nAndy Goldsworthy\nAndy Murray\nAndy Warhol\nAnn Boleyn\nAnne Boleyn\nAnne Fine\nAnne Frank\n\
Anne of Cleves\nAnthony Browne\nAnthony Horowitz\nAntonio Vivaldi\nAretha Franklin\nArthur Ashe\n\
Arthur Conan Doyle\nAstrid Lindgren\nAudrey Hepburn\nAxel Scheffler\nBarack Obama\nBarbara Hepworth\nBarnes Wallis\n\
Beatrix Potter\nBen Nevis\nBenjamin Britten\nBenjamin Franklin\nBenjamin Zephaniah\nBessie Coleman\nBob Marley\n\
Bobby Charlton\nBobby Moore\nBoris Johnson\nBridget Riley\nBruno Mars\nBukayo Saka\nC. S. Lewis\n\
Captain James Cook\nCaptain Scott\nCaptain Tom Moore\nCatherine Howard\nCatherine Parr\nCatherine of Aragon\n\
Catherine the Great\nCharles Babbage\nCharles Darwin\nCharles Dickens\nCharlie Chaplin\nCharlie Mackesy\n\
Charlotte Bronte\nChristopher Columbus\nChristopher Wren\nClarice Cliff\nClaude Debussy\nClaude Monet\n\
Cressida Cowell\nDav Pilkey\nDavid Almond\nDavid Attenborough\nDavid Beckham\nDavid Bowie\nDavid Hockney\n\
David Livingstone\nDavid Walliams\nDian Fossey\nDick King-Smith\nDina Asher-Smith\nDolly Parton\nDr Seuss\n\
Duke Ellington\nE. B. White\nE. Nesbit\nEd Sheeran\nEdgar Degas\nEdith Cavell\nEdmund Hillary\nEdvard Grieg\n\
Edvard Munch\nEdward Elgar\nEdward Jenner\nEdward Lear\nElizabeth Fry\nElizabeth Garrett Anderson\nElla Fitzgerald\n\
Ellen MacArthur\nElton John\nElvis Presley\nEmile Zola\nEmily Bronte\nEmily Davison\nEmily Dickinson\n\
Emily Wilding Davison\nEmmeline Pankhurst\nEnid Blyton\nEoin Colfer\nEric Carle\nEric Liddell\nErnest Shackleton\n\
Eva Ibbotson\nFaith Ringgold\nFlorence Nightingale\nFrancis Crick\nFrancis Drake\nFrank Cottrell-Boyce\n\
Frank Lloyd Wright\nFrank Sinatra\nFranz Schubert\nFred Astaire\nFreddie Mercury\nFrederic Chopin\nFrida Kahlo\n\
Galileo Galilei\nGareth Bale\nGareth Southgate\nGenghis Khan\nGeorge Best\nGeorge Eliot\nGeorge Frideric Handel\n\
George Gershwin\nGeorge Orwell\nGeorge Seurat\nGeorge Stephenson\nGeorge Washington\nGeorges Seurat\n\
Georgia O'Keeffe\nGeraldine McCaughrean\nGrace Darling\nGrace Hopper\nGreta Thunberg\nGuglielmo Marconi\n\
Gustav Holst\nGustav Klimt\nGuy Fawkes\nHans Christian Andersen\nHarold Godwinson\nHarper Lee\nHarriet Tubman\n\
Harry Houdini\nHarry Kane\nHarry Styles\nHelen Keller\nHelen Sharman\nHenri Matisse\nHenri Rousseau\nHenry Ford\n\
Henry Moore\nHenry Purcell\nHenry Tudor\nHilary Mantel\nHoratio Nelson\nHoward Carter\nIndira Gandhi\nIsaac Newton\n\
Isambard Kingdom Brunel\nJ. K. Rowling\nJ. M. Barrie\nJ. M. W. Turner\nJ. R. R. Tolkien\nJ. S. Bach\n\
Jack the Ripper\nJackson Pollock\nJacqueline Wilson\nJames Brindley\nJames Cook\nJames Dyson\nJames Watt\n\
Jamie Oliver\nJane Austen\nJane Goodall\nJane Seymour\nJeff Kinney\nJeremy Strong\nJesse Owens\nJessica Ennis\n\
Jessica Ennis-Hill\nJill Murphy\nJoan Miro\nJoan of Arc\nJoe Wicks\nJohann Sebastian Bach\nJohannes Gutenberg\n\
Johannes Vermeer\nJohn Cabot\nJohn Constable\nJohn F. Kennedy\nJohn Keats\nJohn Lennon\nJohn Logie Baird\n\
John Steinbeck\nJohn Williams\nJonathan Swift\nJoseph Banks\nJoseph Lister\nJoseph Turner\nJudith Kerr\n\
Jules Verne\nJulia Donaldson\nJulius Caesar\nKate DiCamillo\nKatharine Parr\nKatherine Johnson\nKatherine Rundell\n\
Kathleen Ferrier\nKeir Starmer\nKelly Holmes\nKing Alfred\nKing Arthur\nKing Charles\nKing David\nKing George\n\
King Harold\nKing Henry\nKing John\nKing Richard\nKing Solomon\nL. S. Lowry\nLady Gaga\nLady Jane Grey\n\
Laura Ashley\nLaura Kenny\nLauren Child\nLeah Williamson\nLemony Snicket\nLeonard Bernstein\nLeonardo da Vinci\n\
Lewis Capaldi\nLewis Carroll\nLewis Hamilton\nLin-Manuel Miranda\nLionel Messi\nLiz Pichon\nLouis Armstrong\n\
Louis Braille\nLouis Pasteur\nLouis Sachar\nLouisa May Alcott\nLudwig van Beethoven\nMae Jemison\nMahatma Gandhi\n\
Malala Yousafzai\nMalcolm X\nMalorie Blackman\nMarc Chagall\nMarco Polo\nMarcus Rashford\nMargaret Atwood\n\
Margaret Thatcher\nMaria Callas\nMaria Montessori\nMarie Antoinette\nMarie Curie\nMarie Stopes\nMark Rothko\n\
Mark Twain\nMartin Luther\nMartin Luther King\nMartin Luther King Jr\nMary Anning\nMary Berry\nMary Earps\n\
Mary Queen of Scots\nMary Rose\nMary Seacole\nMary Shelley\nMary Tudor\nMaurice Sendak\nMax Verstappen\n\
Maya Angelou\nMel Giedroyc\nMeryl Streep\nMichael Bond\nMichael Faraday\nMichael Foreman\nMichael Jackson\n\
Michael Jordan\nMichael Morpurgo\nMichael Rosen\nMichelle Obama\nMick Inkpen\nMo Farah\nMo Salah\nMohamed Salah\n\
Mother Teresa\nMuhammad Ali\nNapoleon Bonaparte\nNeil Armstrong\nNeil Gaiman\nNelson Mandela\nNiccolo Paganini\n\
Nick Butterworth\nNicola Adams\nNikola Tesla\nNorman Foster\nOliver Cromwell\nOliver Jeffers\nOnjali Rauf\n\
Oscar Wilde\nOtis Redding\nPablo Picasso\nPatrick Moore\nPaul Cezanne\nPaul Gauguin\nPaul Jennings\nPaul Klee\n\
Paul McCartney\nPaul Robeson\nPercy Shelley\nPeter Blake\nPhilip Larkin\nPhilip Pullman\nPiers Torday\n\
Piet Mondrian\nPrince Harry\nPrince William\nPrincess Kate\nPyotr Tchaikovsky\nQueen Anne\nQueen Boudicca\n\
Queen Camilla\nQueen Elizabeth\nQueen Mary\nQueen Victoria\nQuentin Blake\nRachel Carson\nRaheem Sterling\n\
Ralph Vaughan Williams\nRaymond Briggs\nRichard Branson\nRichard the Lionheart\nRick Riordan\nRishi Sunak\n\
Rita Ora\nRoald Amundsen\nRoald Dahl\nRobert Browning\nRobert Burns\nRobert Falcon Scott\nRobert Louis Stevenson\n\
Robert Scott\nRobert Stephenson\nRobert the Bruce\nRod Campbell\nRoger Bannister\nRoger Federer\nRoger Hargreaves\n\
Rosa Parks\nRosalind Franklin\nRosemary Sutcliff\nRoy Lichtenstein\nRudyard Kipling\nSally Ride\nSalvador Dali\n\
Samuel Coleridge-Taylor\nSamuel Morse\nSamuel Pepys\nSandi Toksvig\nSarah Gilbert Scott\nSerena Williams\n\
Shirley Hughes\nSimon Bolivar\nSimon Weston\nSimone Biles\nSir Francis Drake\nSir Isaac Newton\nSir Walter Raleigh\n\
Sojourner Truth\nSonia Boyce\nStella McCartney\nStella Rimington\nStephen Fry\nStephen Hawking\nStephen Sondheim\n\
Steve Backshall\nSteve Jobs\nStevie Wonder\nSue Perkins\nSuzanne Collins\nSylvia Plath\nTanni Grey-Thompson\n\
Taylor Swift\nTerry Deary\nTerry Pratchett\nTheresa May\nThomas Barnardo\nThomas Becket\nThomas Clarkson\n\
Thomas Cranmer\nThomas Cromwell\nThomas Edison\nThomas Farriner\nThomas Hardy\nThomas More\nThomas Telford\n\
Tim Berners-Lee\nTim Peake\nTom Daley\nTom Fletcher\nTom Gates\nTom Hanks\nTom Holland\nToni Morrison\nTony Blair\n\
Tony Ross\nTove Jansson\nTracey Emin\nTracy Beaker\nUsain Bolt\nValentina Tereshkova\nVera Lynn\nVincent van Gogh\n\
Violette Szabo\nVirginia Woolf\nVivienne Westwood\nWalt Disney\nWalter Raleigh\nWalter Tull\nWassily Kandinsky\n\
Wilfred Owen\nWill Shakespeare\nWill Young\nWilliam Blake\nWilliam Booth\nWilliam Caxton\nWilliam Golding\n\
William Harvey\nWilliam Hogarth\nWilliam Morris\nWilliam Shakespeare\nWilliam Tell\nWilliam Turner\n\
William Wallace\nWilliam Wilberforce\nWilliam Wordsworth\nWilliam of Normandy\nWilliam the Conqueror\n\
Winston Churchill\nWolfgang Amadeus Mozart\nWright brothers\nYayoi Kusama\nYuri Gagarin\nZaha Hadid";

/// Books, plays, songs, characters, days, places, breeds and things with a name in them, one a line.
const THINGS: &str = "\
A Christmas Carol\nAlbert Dock\nAlbert Hall\nAlex Rider\nAli Baba\nAlice Through the Looking Glass\n\
Alice in Wonderland\nAll Saints\nAmazing Grace\nAmelia Bedelia\nAndy Pandy\nAngelina Ballerina\nAnn Summers\n\
Anna and Elsa\nAnne of Green Gables\nApril Fool\nApril Fools\nArt Deco\nAugustus Gloop\nBarbara Ann\nBear Grylls\n\
Beauty and the Beast\nBen Nevis\nBen Ten\nBen and Holly\nBen and Jerry\nBilly Connolly\nBilly Elliot\n\
Billy Goat Gruff\nBilly Goats Gruff\nBilly the Kid\nBlack Beauty\nBlue Peter\nBob the Builder\nBonfire Night\n\
Brown Owl\nBruce Bogtrotter\nBugsy Malone\nBurger King\nBurns Night\nCarol concert\nCarol service\nCarol singing\n\
Charlie Brown\nCharlie Bucket\nCharlie and Lola\nCharlie and the Chocolate Factory\n\
Charlie and the Great Glass Elevator\nCharlotte's Web\nChelsea FC\nChelsea Flower Show\nChelsea Pensioners\n\
Chelsea boots\nChelsea bun\nChelsea buns\nCherry Tree\nChristmas Eve\nChristopher Robin\nClaire's Accessories\n\
Claude Frollo\nClifford the Big Red Dog\nCurious George\nDaisy chain\nDaisy chains\nDaniel and the lions\n\
Daniel in the lion's den\nDaniel in the lions' den\nDanny Champion of the World\nDanny the Champion of the World\n\
David and Goliath\nDear Zoo\nDennis the Menace\nDiary of a Wimpy Kid\nDick Whittington\nDora the Explorer\n\
Dorothy and Toto\nEarl Grey\nEaster Bonnet\nEbenezer Scrooge\nEdward Tulane\nElsa and Anna\nEve's pudding\n\
Fantastic Mr Fox\nFather Christmas\nFireman Sam\nFlat Stanley\nFlorence and the Machine\nForrest Gump\n\
Fred Flintstone\nFred Perry\nGeorge Cross\nGeorge and the Dragon\nGeorge's Marvellous Medicine\nGinger Rogers\n\
Good King Wenceslas\nGoodnight Mister Tom\nGoodnight Moon\nGrace before meals\nGrandpa Joe\nGreta and the Giants\n\
Hans Zimmer\nHansel and Gretel\nHarriet the Spy\nHarry Potter\nHarry and the Bucketful of Dinosaurs\n\
Harvest Festival\nHarvey Nichols\nHenry Hoover\nHenry the Hoover\nHermione Granger\nHey Duggee\nHey Jude\n\
Holly and Ivy\nHolly and the Ivy\nHolly wreath\nHolly wreaths\nHoratio Hornblower\nHorrid Henry\nHot Cross\n\
Huckleberry Finn\nHumpty Dumpty\nIndiana Jones\nIsadora Moon\nJack Frost\nJack Russell\nJack Russell terrier\n\
Jack Russells\nJack Skellington\nJack Sparrow\nJack and Jill\nJack and the Bean Stalk\nJack and the Beanstalk\n\
Jack be nimble\nJack in the box\nJack o lantern\nJack o lanterns\nJack o'lantern\nJack o'lanterns\n\
Jack of all trades\nJaffa Cakes\nJames Bond\nJames and the Giant Peach\nJane Eyre\nJohn Deere\nJohn Lewis\n\
John Muir Award\nJohn the Baptist\nJonah and the Whale\nJoseph and Mary\nJoseph and his coat\n\
Joseph and the Amazing Technicolor Dreamcoat\nJoseph and the Technicolor Dreamcoat\nJoseph's coat\nKate Greenaway\n\
King Cross\nKing Kong\nKing Lear\nKing Midas\nKing's Cross\nKit Kat\nKung Fu Panda\nLake Victoria\nLara Croft\n\
Lewis Chessmen\nLily pad\nLily pads\nLily the Pink\nLittle Jack Horner\nLittle Women\nLloyds Bank\nLottie dolls\n\
Luke Skywalker\nMadame Tussauds\nMajor Tom\nMarie Curie Cancer Care\nMark Making\nMarks & Spencer\n\
Marks and Spencer\nMary Jane shoes\nMary Mary\nMary Poppins\nMary and Joseph\nMary had a little lamb\n\
Matilda Wormwood\nMatilda the Musical\nMaundy Thursday\nMax and Ruby\nMay Ball\nMay Day\nMay Queen\n\
May bank holiday\nMay half term\nMay half-term\nMeg and Mog\nMickey Mouse\nMike Teavee\nMinnie Mouse\nMona Lisa\n\
Morris dancers\nMorris dancing\nMoses basket\nMother Hubbard\nMother's Day\nMothering Sunday\n\
My Naughty Little Sister\nNancy Drew\nNanny McPhee\nNanny Piggins\nNew Year's Eve\nNoah and the Ark\nNoah's Ark\n\
North Pole\nOld King Cole\nOlive branch\nOlive oil\nOliver Twist\nOlympic Park\nOrlando the Marmalade Cat\n\
Oscar ceremony\nOscar night\nPaddington Bear\nPandora's Box\nPenny for the Guy\nPeppa Pig\nPercy Jackson\n\
Percy Pig\nPeter Pan\nPeter Rabbit\nPeter and the Wolf\nPhileas Fogg\nPippi Longstocking\nPolly Pocket\n\
Poppy appeal\nPoppy day\nPoppy field\nPoppy fields\nPoppy seed\nPoppy seeds\nPoppy wreath\nPoppy wreaths\n\
Postman Pat\nPrince Charming\nPrincess Smartypants\nQueen Elizabeth Olympic Park\nRainbow Fish\nRobin Hood\n\
Robin Redbreast\nRobin nest\nRobin's nest\nRobinson Crusoe\nRomeo and Juliet\nRon Weasley\nRose bush\nRose garden\n\
Rose petals\nRosh Hashanah\nRosie Revere\nRosie and Jim\nRosie's Walk\nRowan tree\nRoyal Albert Hall\nRoyal Navy\n\
Ruby Tuesday\nRuby slippers\nRudolph the Red-Nosed Reindeer\nRupert Bear\nSaint Nicholas\nSam and Cat\nSanta Claus\n\
Santa Lucia\nSarah, Plain and Tall\nScarlet fever\nScout Finch\nSecret Garden\nShaun the Sheep\nSherlock Holmes\n\
Sid the Sloth\nSimon Says\nSimon the Sorcerer\nSkye Boat Song\nSophie's World\nSponge Bob\nSt Andrew's Day\n\
St David's Day\nSt George's Day\nSt Patrick's Day\nStanley Yelnats\nStanley knife\nStephen Lawrence Day\nStick Man\n\
Stone Age\nStrictly Come Dancing\nStuart Little\nSue Ryder\nSummer Fair\nSummer Reading Challenge\n\
Swallows and Amazons\nSweeney Todd\nTED Talk\nTabby McTat\nTed Hughes\nTeddy Bears Picnic\nTeddy bear\nTeddy bears\n\
Tess of the d'Urbervilles\nThomas Tank\nThomas and Friends\nThomas the Tank Engine\nThree Kings\nTiny Tim\n\
Tom Brown's Schooldays\nTom Sawyer\nTom Thumb\nTom and Jerry\nTommy Hilfiger\nTop Gun\nTottenham Hotspur\n\
Trinity College\nTudor house\nTudor rose\nUncle Sam\nUnion Jack\nUnion Jacks\nValentine's Day\nVeruca Salt\n\
Victoria Cross\nVictoria Falls\nVictoria Sandwich\nVictoria plum\nVictoria plums\nVictoria sponge\n\
Victoria sponges\nViolet Beauregarde\nWallace and Gromit\nWee Willie Winkie\nWendy house\nWest Ham\nWhere's Wally\n\
William Brown\nWilly Wonka\nWinnie and Wilbur\nWinnie the Pooh\nWinnie the Witch\nWinnie-the-Pooh\nWonder Woman\n\
Young Carers\nYoung Enterprise\nYoung Leaders\nYoung Musician\nYoung Vic";

/// Strange to say of anybody: titles in front of a name that is only a story's.
const STORY_TITLES: &str = "\
Aunt Spiker\nAunt Sponge\nCaptain Cook\nCaptain Hook\nCaptain Jack Sparrow\nCaptain Marvel\nCaptain Scott\n\
Captain Underpants\nDoctor Foster\nDoctor Who\nDr Barnardo\nDr Dolittle\nDr Evil\nDr Foster\nDr Jekyll\nDr Martens\n\
Dr No\nDr Strange\nDr Watson\nDr Who\nFather Time\nLady Godiva\nLady Macbeth\nLittle Miss Muffet\n\
Little Miss Sunshine\nLord Farquaad\nLord Nelson\nLord Voldemort\nMadame Tussaud\nMiss Hannigan\nMiss Havisham\n\
Miss Honey\nMiss Hoolie\nMiss Marple\nMiss Muffet\nMiss Piggy\nMiss Trunchbull\nMiss World\nMr Bean\nMr Benn\n\
Mr Bumble\nMr Bump\nMr Darcy\nMr Fox\nMr Gum\nMr Happy\nMr Hyde\nMr Magnolia\nMr Men\nMr Messy\nMr Potato Head\n\
Mr Punch\nMr Robot\nMr Scrooge\nMr Snowman\nMr Stink\nMr Tickle\nMr Toad\nMr Topsy\nMr Tumble\nMr Tumnus\nMr Twit\n\
Mr Whippy\nMr Wolf\nMr Wonka\nMrs Armitage\nMrs Beaver\nMrs Beeton\nMrs Bennet\nMrs Bouquet\nMrs Brown's Boys\n\
Mrs Claus\nMrs Doubtfire\nMrs Doyle\nMrs Hudson\nMrs Mop\nMrs Pankhurst\nMrs Pepperpot\nMrs Rabbit\nMrs Santa\n\
Mrs Tiggy-Winkle\nMrs Tiggywinkle\nMrs Twit\nProfessor Dumbledore\nProfessor Green\nProfessor McGonagall\n\
Professor Snape\nSir Gawain\nSir Lancelot\nSister Act";

/// Every one of them, as it is written.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    PEOPLE.lines().chain(THINGS.lines()).chain(STORY_TITLES.lines())
}
