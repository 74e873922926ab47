//! Names that schools write about and that name nobody there: people of history, authors, characters, books, places,
//! days. A school adds its own in its words file ([`School`](super::School)).

/// People of history, of books' covers and of the news, one a line.
const PEOPLE: &str = "\
Abi Elphinstone\nAda Lovelace\nAdam Kay\nAdam Peaty\nAgatha Christie\nAlan Shearer\nAlan Turing\nAlbert Einstein\n\
Alex Scott\nAlex T. Smith\nAlex Yee\nAlexander Fleming\nAlexander Graham Bell\nAlexander the Great\n\
Alfred Hitchcock\nAlfred Nobel\nAlfred Noyes\nAlfred Tennyson\nAlfred Wainwright\nAlfred the Great\nAllan Ahlberg\n\
Alma Thomas\nAmelia Earhart\nAmy Johnson\nAndy Goldsworthy\nAndy Griffiths\nAndy Murray\nAndy Warhol\nAnn Boleyn\n\
Anna Atkins\nAnna Meredith\nAnne Boleyn\nAnne Fine\nAnne Frank\nAnne of Cleves\nAnt and Dec\nAnthony Browne\n\
Anthony Horowitz\nAntonio Vivaldi\nAntony Gormley\nAretha Franklin\nAriana Grande\nArthur Ashe\nArthur Conan Doyle\n\
Astrid Lindgren\nAudrey Hepburn\nAxel Scheffler\nBarack Obama\nBarbara Hepworth\nBarnes Wallis\nBeatrix Potter\n\
Ben Bailey Smith\nBen Nevis\nBen Stokes\nBenjamin Britten\nBenjamin Franklin\nBenjamin Zephaniah\nBessie Coleman\n\
Beth Mead\nBillie Eilish\nBob Marley\nBob Ross\nBobby Charlton\nBobby Moore\nBoris Johnson\nBradley Wiggins\n\
Brian Cox\nBridget Riley\nBruno Mars\nBukayo Saka\nC. S. Lewis\nCaptain James Cook\nCaptain Scott\n\
Captain Tom\nCaptain Tom Moore\nCarol Ann Duffy\nCaroline Herschel\nCatherine Howard\nCatherine Parr\nCatherine of Aragon\n\
Catherine the Great\nCharles Babbage\nCharles Causley\nCharles Darwin\nCharles Dickens\nCharles Rennie Mackintosh\n\
Charlie Chaplin\nCharlie Mackesy\nCharlotte Bronte\nChien-Shiung Wu\nChloe Kelly\nChris Hoy\nChris Packham\n\
Christabel Pankhurst\nChristina Rossetti\nChristopher Columbus\nChristopher Wren\nClara Schumann\nClarice Cliff\n\
Claude Debussy\nClaude Monet\nCressida Cowell\nDamien Hirst\nDaniel Radcliffe\nDav Pilkey\nDavid Almond\n\
David Attenborough\nDavid Beckham\nDavid Bowie\nDavid Cameron\nDavid Hockney\nDavid Livingstone\nDavid Walliams\n\
Declan Rice\nDian Fossey\nDick King-Smith\nDick and Dom\nDina Asher-Smith\nDolly Parton\nDonald Trump\n\
Dorothy Hodgkin\nDorothy Vaughan\nDouglas Bader\nDr Seuss\nDua Lipa\nDuke Ellington\nE. B. White\nE. Nesbit\n\
Ed Sheeran\nEd Vere\nEdgar Degas\nEdith Cavell\nEdith Nesbit\nEdmond Halley\nEdmund Hillary\nEdvard Grieg\n\
Edvard Munch\nEdward Elgar\nEdward Hopper\nEdward Jenner\nEdward Lear\nEdward Thomas\nElizabeth Blackwell\n\
Elizabeth Fry\nElizabeth Garrett Anderson\nElla Fitzgerald\nElla Toone\nEllen MacArthur\nEllie Simmonds\n\
Elton John\nElvis Presley\nEmile Zola\nEmily Bronte\nEmily Davison\nEmily Dickinson\nEmily Gravett\n\
Emily Wilding Davison\nEmma Carroll\nEmma Hayes\nEmma Raducanu\nEmma Watson\nEmmeline Pankhurst\nEmmeline Pethick\n\
Enid Blyton\nEoin Colfer\nEric Carle\nEric Liddell\nErnest Rutherford\nErnest Shackleton\nEsther Mahlangu\n\
Eva Ibbotson\nFaith Ringgold\nFanny Mendelssohn\nFelix Mendelssohn\nFlorence Nightingale\nFlorence Price\n\
Frances Hodgson Burnett\nFrancis Bacon\nFrancis Crick\nFrancis Drake\nFrank Cottrell-Boyce\nFrank Lloyd Wright\n\
Frank Sinatra\nFranz Schubert\nFred Astaire\nFreddie Flintoff\nFreddie Mercury\nFrederic Chopin\nFrida Kahlo\n\
Galileo Galilei\nGareth Bale\nGareth Southgate\nGary Lineker\nGenghis Khan\nGeoff Hurst\nGeorge Best\nGeorge Eliot\n\
George Frideric Handel\nGeorge Gershwin\nGeorge Orwell\nGeorge Seurat\nGeorge Stephenson\nGeorge Washington\n\
Georges Seurat\nGeorgia O'Keeffe\nGeraldine McCaughrean\nGordon Banks\nGordon Brown\nGrace Darling\nGrace Hopper\n\
Grace Nichols\nGrayson Perry\nGreta Thunberg\nGuglielmo Marconi\nGustav Holst\nGustav Klimt\nGuy Fawkes\n\
Guy Gibson\nHannah Fry\nHans Christian Andersen\nHans Holbein\nHarold Godwinson\nHarold Wilson\nHarper Lee\n\
Harriet Tubman\nHarry Houdini\nHarry Kane\nHarry Styles\nHeather Knight\nHelen Keller\nHelen Sharman\n\
Henri Matisse\nHenri Rousseau\nHenry Ford\nHenry Fuseli\nHenry Moore\nHenry Purcell\nHenry Tudor\nHilary Mantel\n\
Holly Willoughby\nHoratio Nelson\nHoward Carter\nHumphry Davy\nIndira Gandhi\nIsaac Newton\nIsaac Rosenberg\n\
Isambard Kingdom Brunel\nJ. K. Rowling\nJ. M. Barrie\nJ. M. W. Turner\nJ. R. R. Tolkien\nJ. S. Bach\n\
Jack the Ripper\nJackson Pollock\nJacqueline Wilson\nJames Anderson\nJames Brindley\nJames Clerk Maxwell\n\
James Cook\nJames Dyson\nJames Watt\nJamie Oliver\nJan Pienkowski\nJane Austen\nJane Goodall\nJane Seymour\n\
Janet Ahlberg\nJean-Michel Basquiat\nJeff Kinney\nJeremy Strong\nJesse Owens\nJessica Ennis\nJessica Ennis-Hill\n\
Jill Murphy\nJoan Miro\nJoan Mitchell\nJoan of Arc\nJocelyn Bell Burnell\nJoe Biden\nJoe Root\nJoe Wicks\n\
Johann Sebastian Bach\nJohannes Gutenberg\nJohannes Vermeer\nJohn Agard\nJohn Burningham\nJohn Cabot\n\
John Coltrane\nJohn Constable\nJohn Dalton\nJohn Everett Millais\nJohn F. Kennedy\nJohn Keats\nJohn Lennon\n\
John Logie Baird\nJohn Steinbeck\nJohn Williams\nJohnny Cash\nJohnny Wilkinson\nJonathan Swift\nJonny Wilkinson\n\
Jordan Pickford\nJoseph Banks\nJoseph Coelho\nJoseph Haydn\nJoseph Lister\nJoseph Priestley\nJoseph Turner\n\
Josh Kerr\nJoshua Reynolds\nJude Bellingham\nJudith Kerr\nJules Verne\nJulia Donaldson\nJulius Caesar\n\
Justin Bieber\nKadeena Cox\nKamala Harris\nKate DiCamillo\nKatharine Parr\nKatherine Johnson\nKatherine Rundell\n\
Kathleen Ferrier\nKeely Hodgkinson\nKeir Starmer\nKeira Walsh\nKeith Haring\nKelly Holmes\nKenneth Grahame\n\
Kes Gray\nKing Alfred\nKing Arthur\nKing Charles\nKing David\nKing George\nKing Harald\nKing Harold\nKing Henry\n\
King John\nKing Richard\nKing Solomon\nL. S. Lowry\nLady Gaga\nLady Jane Grey\nLaura Ashley\nLaura Kenny\n\
Lauren Child\nLauren Hemp\nLauren James\nLeah Williamson\nLemony Snicket\nLeonard Bernstein\nLeonardo da Vinci\n\
Lewis Capaldi\nLewis Carroll\nLewis Hamilton\nLily Parr\nLin-Manuel Miranda\nLionel Messi\nLiz Pichon\n\
Louis Armstrong\nLouis Braille\nLouis Pasteur\nLouis Sachar\nLouisa May Alcott\nLouise Bourgeois\nLucian Freud\n\
Lucy Bronze\nLudwig van Beethoven\nLynley Dodd\nMae Carol Jemison\nMae Jemison\nMaggie Aderin-Pocock\n\
Mahatma Gandhi\nMalala Yousafzai\nMalcolm X\nMalorie Blackman\nMarc Chagall\nMarco Polo\nMarcus Aurelius\nMarcus Rashford\n\
Margaret Atwood\nMargaret Thatcher\nMaria Callas\nMaria Montessori\nMarie Antoinette\nMarie Curie\nMarie Stopes\n\
Mark Rothko\nMark Twain\nMaro Itoje\nMartin Luther\nMartin Luther King\nMartin Luther King Jr\nMartin Waddell\n\
Mary Anning\nMary Berry\nMary Earps\nMary Jackson\nMary Queen of Scots\nMary Rose\nMary Seacole\nMary Shelley\n\
Mary Tudor\nMaurice Sendak\nMax Verstappen\nMax Whitlock\nMaya Angelou\nMel Giedroyc\nMeryl Streep\nMichael Bond\n\
Michael Faraday\nMichael Foreman\nMichael Jackson\nMichael Jordan\nMichael Morpurgo\nMichael Rosen\nMichelle Obama\n\
Mick Inkpen\nMiles Davis\nMillicent Fawcett\nMillie Bright\nMo Farah\nMo Salah\nMohamed Salah\nMother Teresa\n\
Muhammad Ali\nNancy Astor\nNapoleon Bonaparte\nNeil Armstrong\nNeil Gaiman\nNellie Bly\nNelson Mandela\n\
Niccolo Paganini\nNick Butterworth\nNicola Adams\nNikola Tesla\nNina Simone\nNoor Inayat Khan\nNorman Foster\n\
Oliver Cromwell\nOliver Jeffers\nOlivia Rodrigo\nOnjali Rauf\nOscar Wilde\nOtis Redding\nPablo Picasso\n\
Pat Hutchins\nPatrick Moore\nPaul Cezanne\nPaul Gauguin\nPaul Jennings\nPaul Klee\nPaul McCartney\nPaul Robeson\n\
Percy Shelley\nPeter Blake\nPhil Earle\nPhil Foden\nPhilip Glass\nPhilip Larkin\nPhilip Pullman\nPiers Torday\n\
Piet Mondrian\nPrince Harry\nPrince William\nPrincess Kate\nPyotr Tchaikovsky\nQueen Anne\nQueen Boudicca\n\
Queen Camilla\nQueen Elizabeth\nQueen Mary\nQueen Victoria\nQuentin Blake\nRachel Carson\nRaheem Sterling\n\
Ralph Vaughan Williams\nRay Charles\nRaymond Briggs\nRichard Adams\nRichard Branson\nRichard the Lionheart\n\
Rick Riordan\nRishi Sunak\nRita Ora\nRoald Amundsen\nRoald Dahl\nRob Biddulph\nRobert Browning\nRobert Burns\n\
Robert Delaunay\nRobert Falcon Scott\nRobert Louis Stevenson\nRobert Schumann\nRobert Scott\nRobert Stephenson\n\
Robert the Bruce\nRobin Stevens\nRod Campbell\nRoger Bannister\nRoger Federer\nRoger Hargreaves\nRoger McGough\n\
Rosa Parks\nRosalind Franklin\nRosemary Sutcliff\nRoss Welford\nRoy Lichtenstein\nRudyard Kipling\nRupert Brooke\n\
Ruth Bader Ginsburg\nSally Ride\nSalvador Dali\nSam Smith\nSamuel Coleridge-Taylor\nSamuel Morse\nSamuel Pepys\n\
Sandi Toksvig\nSarah Gilbert Scott\nSarina Wiegman\nScott Joplin\nSerena Williams\nShaun Tan\nShirley Hughes\n\
Siegfried Sassoon\nSimon Bolivar\nSimon Weston\nSimone Biles\nSir Francis Drake\nSir Isaac Newton\n\
Sir Walter Raleigh\nSky Brown\nSojourner Truth\nSonia Boyce\nSonia Delaunay\nSophie Anderson\nSpike Milligan\n\
Stella McCartney\nStella Rimington\nStephen Fry\nStephen Hawking\nStephen Sondheim\nSteve Backshall\nSteve Irwin\n\
Steve Jobs\nSteve Reich\nStevie Wonder\nSue Hendra\nSue Perkins\nSuzanne Collins\nSylvia Pankhurst\nSylvia Plath\n\
Tanni Grey-Thompson\nTaylor Swift\nTerry Deary\nTerry Pratchett\nTheresa May\nThomas Barnardo\nThomas Becket\n\
Thomas Clarkson\nThomas Cranmer\nThomas Cromwell\nThomas Edison\nThomas Farriner\nThomas Gainsborough\n\
Thomas Hardy\nThomas More\nThomas Telford\nTim Berners-Lee\nTim Peake\nTom Daley\nTom Fletcher\nTom Gates\n\
Tom Hanks\nTom Holland\nToni Morrison\nTony Blair\nTony Hart\nTony Ross\nTove Jansson\nTracey Emin\nTracy Beaker\n\
Tu Youyou\nUsain Bolt\nValentina Tereshkova\nValerie Bloom\nVera Lynn\nVincent van Gogh\nViolette Szabo\n\
Virginia Woolf\nVivienne Westwood\nWalt Disney\nWalter Raleigh\nWalter Tull\nWalter de la Mare\nWassily Kandinsky\n\
Wayne Rooney\nWes Magee\nWilfred Owen\nWill Shakespeare\nWill Young\nWilliam Blake\nWilliam Booth\nWilliam Caxton\n\
William Golding\nWilliam Harvey\nWilliam Herschel\nWilliam Hogarth\nWilliam Morris\nWilliam Shakespeare\n\
William Tell\nWilliam Turner\nWilliam Wallace\nWilliam Wilberforce\nWilliam Wordsworth\nWilliam of Normandy\n\
William the Conqueror\nWinston Churchill\nWolfgang Amadeus Mozart\nWright brothers\nYayoi Kusama\nYuri Gagarin\n\
Zaha Hadid\nZanib Mian";

/// Books, plays, songs, characters, days, places, breeds and things with a name in them, one a line.
const THINGS: &str = "\
A Christmas Carol\nAbraham and Isaac\nAdam and Eve\nAlbert Dock\nAlbert Hall\nAlex Rider\nAlex in Numberland\n\
Ali Baba\nAlice Through the Looking Glass\nAlice in Wonderland\nAll Saints\nAlton Towers\nAmazing Grace\n\
Amelia Bedelia\nAndy Pandy\nAngel Gabriel\nAngelina Ballerina\nAnn Summers\nAnna Hibiscus\nAnna and Elsa\n\
Anne of Green Gables\nAnnie the musical\nApril Fool\nApril Fools\nArt Deco\nAston Villa\nAugustus Gloop\n\
Auld Lang Syne\nBarbara Ann\nBear Grylls\nBeauty and the Beast\nBen Nevis\nBen Ten\nBen and Holly\nBen and Jerry\n\
Ben and Jerry's\nBetty Crocker\nBiff and Chip\nBiff, Chip and Kipper\nBillie Jean\nBillionaire Boy\nBilly Connolly\n\
Billy Elliot\nBilly Goat Gruff\nBilly Goats Gruff\nBilly the Kid\nBlack Beauty\nBlue Peter\nBob the Builder\n\
Bobby Shafto\nBonfire Night\nBrown Owl\nBruce Bogtrotter\nBugsy Malone\nBurger King\nBurns Night\nCain and Abel\n\
Carol concert\nCarol service\nCarol singing\nCharlie Brown\nCharlie Bucket\nCharlie Cook\nCharlie and Lola\n\
Charlie and the Chocolate Factory\nCharlie and the Great Glass Elevator\nCharlotte's Web\nCharlton Athletic\n\
Chelsea FC\nChelsea Flower Show\nChelsea Pensioners\nChelsea boots\nChelsea bun\nChelsea buns\nCherry Tree\n\
Chester Zoo\nChristmas Eve\nChristopher Robin\nClaire's Accessories\nClaude Frollo\nClementine orange\n\
Clifford the Big Red Dog\nColin the Caterpillar\nCrystal Palace\nCurious George\nDaisy Bell\nDaisy chain\n\
Daisy chains\nDame Trot\nDaniel and the lions\nDaniel in the lion's den\nDaniel in the lions' den\nDanny Boy\n\
Danny Champion of the World\nDanny the Champion of the World\nDavid and Goliath\nDear Zoo\nDemon Dentist\n\
Dennis the Menace\nDiary of a Wimpy Kid\nDick Whittington\nDoctor Foster\nDora the Explorer\nDorothy and Toto\n\
Dorothy and the Wizard\nEarl Grey\nEaster Bonnet\nEbenezer Scrooge\nEdward Tulane\nEid Mubarak\nElsa and Anna\n\
Eve's pudding\nFantastic Mr Fox\nFarmer Duck\nFather Christmas\nFireman Sam\nFlat Stanley\n\
Florence and the Machine\nForrest Gump\nFred Flintstone\nFred Perry\nFrere Jacques\nFriar Tuck\nGangsta Granny\n\
George Cross\nGeorge and the Dragon\nGeorge's Marvellous Medicine\nGeorgie Porgie\nGinger Rogers\n\
Good King Wenceslas\nGood Samaritan\nGoodnight Mister Tom\nGoodnight Moon\nGrace before meals\nGrandpa Joe\n\
Greta and the Giants\nHanda's Surprise\nHans Zimmer\nHansel and Gretel\nHarriet the Spy\nHarry Potter\n\
Harry Ramsden\nHarry and the Bucketful of Dinosaurs\nHarvest Festival\nHarvey Nichols\nHello Dolly\nHenry Hoover\n\
Henry the Hoover\nHermione Granger\nHey Duggee\nHey Jude\nHolly and Ivy\nHolly and the Ivy\nHolly wreath\n\
Holly wreaths\nHoratio Hornblower\nHorrible Histories\nHorrid Henry\nHot Cross\nHuckleberry Finn\nHumpty Dumpty\n\
Indiana Jones\nIsadora Moon\nIvy + Bean\nJack Frost\nJack Horner\nJack Russell\nJack Russell terrier\n\
Jack Russells\nJack Skellington\nJack Sparrow\nJack Sprat\nJack Wills\nJack and Jill\nJack and the Bean Stalk\n\
Jack and the Beanstalk\nJack be nimble\nJack in the box\nJack o lantern\nJack o lanterns\nJack o'lantern\n\
Jack o'lanterns\nJack of all trades\nJacob's Ladder\nJacob's ladders\nJaffa Cakes\nJames Bond\n\
James and the Giant Peach\nJane Eyre\nJesus Christ\nJohn Deere\nJohn Lewis\nJohn Muir Award\nJohn the Baptist\n\
Jonah and the Whale\nJoseph and Mary\nJoseph and his coat\nJoseph and the Amazing Technicolor Dreamcoat\n\
Joseph and the Technicolor Dreamcoat\nJoseph's coat\nJudas Iscariot\nKate Greenaway\nKatie Morag\nKing Cross\n\
King Kong\nKing Lear\nKing Midas\nKing's Cross\nKit Kat\nKung Fu Panda\nLake Victoria\nLara Croft\nLaura Ashley\n\
Lewis Chessmen\nLila and the Secret of Rain\nLily pad\nLily pads\nLily the Pink\nLittle Jack Horner\n\
Little Jack Sprat\nLittle John\nLittle Women\nLloyds Bank\nLottie dolls\nLucy Locket\nLuke Skywalker\n\
Madame Tussauds\nMaid Marian\nMaid Marion\nMajor Tom\nMarie Curie Cancer Care\nMark Making\nMarks & Spencer\n\
Marks and Spencer\nMartha and Mary\nMary Contrary\nMary Jane shoes\nMary Magdalene\nMary Mary\nMary Poppins\n\
Mary and Joseph\nMary had a little lamb\nMatilda Wormwood\nMatilda the Musical\nMatthew Mark Luke and John\n\
Matthew, Mark, Luke and John\nMaundy Thursday\nMax and Ruby\nMay Ball\nMay Day\nMay Queen\nMay bank holiday\n\
May half term\nMay half-term\nMeg and Mog\nMickey Mouse\nMike Teavee\nMilton Keynes\nMinnie Mouse\nMolly Malone\n\
Mona Lisa\nMonkey Puzzle\nMorris dancers\nMorris dancing\nMoses basket\nMother Hubbard\nMother's Day\n\
Mothering Sunday\nMr Kipling\nMy Naughty Little Sister\nNancy Drew\nNanny McPhee\nNanny Piggins\nNaomi and Ruth\n\
Nativity of Jesus\nNew Year's Eve\nNoah and the Ark\nNoah's Ark\nNorth Pole\nNottingham Forest\nOh Susanna\n\
Oi Frog\nOld King Cole\nOlive branch\nOlive oil\nOliver Twist\nOlympic Park\nOrlando the Marmalade Cat\n\
Oscar ceremony\nOscar night\nPaddington Bear\nPandora's Box\nPenny for the Guy\nPeppa Pig\nPercy Jackson\n\
Percy Pig\nPercy the Park Keeper\nPercy the Pig\nPeter Pan\nPeter Piper\nPeter Rabbit\nPeter and Jane\n\
Peter and the Wolf\nPhileas Fogg\nPippi Longstocking\nPolly Pocket\nPolly put the kettle on\nPoppy appeal\n\
Poppy day\nPoppy field\nPoppy fields\nPoppy seed\nPoppy seeds\nPoppy wreath\nPoppy wreaths\nPostman Pat\n\
Prince Charming\nPrince Rama\nPrincess Smartypants\nQueen Elizabeth Olympic Park\nRainbow Fish\nRama and Sita\n\
Robin Hood\nRobin Redbreast\nRobin nest\nRobin's nest\nRobinson Crusoe\nRomeo and Juliet\nRon Weasley\n\
Room on the Broom\nRose bush\nRose garden\nRose petals\nRosh Hashanah\nRosie Revere\nRosie and Jim\nRosie's Walk\n\
Rowan tree\nRoyal Albert Hall\nRoyal Navy\nRuby Tuesday\nRuby slippers\nRudolph the Red-Nosed Reindeer\n\
Rupert Bear\nRuth and Naomi\nRyder Cup\nSaint Nicholas\nSam and Cat\nSamson and Delilah\nSanta Claus\nSanta Lucia\n\
Sarah, Plain and Tall\nSaul of Tarsus\nScarlet fever\nScout Finch\nSecret Garden\nShaun the Sheep\nSherlock Holmes\n\
Sid the Sloth\nSimon Peter\nSimon Says\nSimon the Sorcerer\nSimple Simon\nSita and Rama\nSkye Boat Song\n\
Sophie's World\nSponge Bob\nSt Andrew's Day\nSt David's Day\nSt George's Day\nSt Patrick's Day\nStanley Cup\n\
Stanley Yelnats\nStanley knife\nStephen Lawrence Day\nStick Man\nStone Age\nStrictly Come Dancing\nStuart Little\n\
Sue Ryder\nSummer Fair\nSummer Reading Challenge\nSwallows and Amazons\nSweeney Todd\nSweet Caroline\n\
Sydney Opera House\nTED Talk\nTabby McTat\nTate & Lyle\nTate Britain\nTate Gallery\nTate Modern\nTed Hughes\n\
Teddy Bears Picnic\nTeddy bear\nTeddy bears\nTess of the d'Urbervilles\nThomas Tank\nThomas and Friends\n\
Thomas the Tank Engine\nThree Kings\nTiny Tim\nTom Brown's Schooldays\nTom Sawyer\nTom Thumb\nTom and Jerry\n\
Tom, Tom the piper's son\nTommy Hilfiger\nTommy Tucker\nTop Gun\nTopsy and Tim\nTottenham Hotspur\nTrinity College\n\
Tudor house\nTudor rose\nTyrannosaurus Drip\nUncle Remus\nUncle Sam\nUnion Jack\nUnion Jacks\nValentine's Day\n\
Veruca Salt\nVictoria Cross\nVictoria Falls\nVictoria Line\nVictoria Sandwich\nVictoria plum\nVictoria plums\n\
Victoria sponge\nVictoria sponges\nViolet Beauregarde\nVirgin Mary\nWallace and Gromit\nWee Willie\n\
Wee Willie Winkie\nWendy house\nWest Ham\nWhere's Wally\nWill Scarlet\nWill Scarlett\nWilliam Brown\nWilly Wonka\n\
Winnie and Wilbur\nWinnie the Pooh\nWinnie the Witch\nWinnie-the-Pooh\nWonder Woman\nYoung Carers\n\
Young Enterprise\nYoung Leaders\nYoung Musician\nYoung Vic\nZog and the Flying Doctors";

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
