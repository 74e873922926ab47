//! Short forms and spellings of given names that stand for one another.

use std::collections::HashMap;

/// Each line is a name and what people call or write it for short.
const SHORT_FORMS: &str = "\
abdullah abdul\nabigail abbie abby abi gail\nadam ad addy\nadelaide addie\nagnieszka aga\nalan al\nalastair al ali\n\
albert al albie bert bertie\naleksander olek alek alex\naleksandra ola alex\n\
alexander al alex alec ali sandy sasha xander lex\nalexandra alex ali lexi lexie sandra sandy sasha\n\
alexandria alex lexi\nalfred alf alfie fred freddie\nalice ali ally\nalison ali ally\namanda mandy\n\
amelia amy millie milly mia mel\nandrew andy drew\nangela angie\nanna annie ann\nannabel annie bella bel\n\
anthony tony ant\nantoni antek\nantonia toni tonia\narabella bella ara\narchibald archie\narthur art artie\n\
augustus gus\nbarbara barb babs basia\nbartholomew bart barty\nbartosz bartek\nbeatrice bea bee trixie\n\
benedict ben benny\nbenjamin ben benji benj benny\nbernadette bernie\nbethany beth bethie\nbradley brad\n\
bridget bridie biddy\ncaitlin cait cat katie\ncameron cam\ncarolina caro\ncaroline caro carrie\n\
cassandra cass cassie\ncatherine cat cath cathy kate katie kit kitty cate\ncharles charlie charley chas chuck\n\
charlotte charlie char lottie lotty lots\nchristian chris\nchristina chris chrissie tina\n\
christine chris chrissie tina\nchristopher chris kit topher\nclementine clem clemmie\nconstance connie\n\
cordelia cordy delia\ncynthia cindy\ndaniel dan danny\ndanielle dani danni\ndaphne daph\ndavid dave davey davy dai\n\
deborah deb debbie debs\ndominic dom\ndominik dom\ndonald don donny\ndorothy dot dottie dolly\ndouglas doug dougie\n\
edmund ed eddie ned ted\nedward ed eddie eddy ned ted teddy\nedwin ed eddie\n\
eleanor ellie elle nell nellie nora ella el\n\
elizabeth beth bess bessie betsy betty eliza elsie libby lil lily liz lizzie lizzy\nella ellie elle\neloise ellie\n\
emily em emmy emmie millie\nemma em\nemmanuel manny emma\nesmeralda esme\neugene gene\nevangeline evie eva\n\
evelyn evie eve\nezekiel zeke\nfelicity flick fliss\nfinlay fin finn\nfinley fin finn\n\
florence flo florrie flossie\nfrances fran frankie franny\nfrancesca fran frankie franny chess cesca\n\
francis frank frankie fran\nfranklin frank frankie\nfrederick fred freddie freddy\nfranciszek franek\n\
gabriel gabe gabby\ngabriella gabby ella gabi\ngabrielle gabby elle gabi\ngeoffrey geoff\ngeorge georgie geordie\n\
georgia georgie\ngeorgina georgie gina\ngerald gerry\ngraham gray\ngregory greg\ngwendolyn gwen gwennie\n\
gwenllian gwen\nhannah han\nharold harry hal\nharriet hattie harry hatty\nharrison harry\nharvey harv\n\
helena nell lena\nhenrietta hettie etta hen\nhenry harry hal hen\nherbert bert herb\nhumphrey huw\n\
hugh hughie shug\nibrahim ibby\nimogen immy immie\nisaac zac ike\nisabel bel bella belle izzy issy isa\n\
isabella bella izzy issy belle\nisabelle bella belle izzy issy\nisobel izzy bel issy\nivan vanya\njacob jake\n\
jacqueline jackie\njakub kuba\njames jim jimmy jamie jem\njanet jan\njanice jan\njasmine jas jaz jasmin\n\
jason jay jase\njeffrey jeff\njennifer jen jenny jenni jenna\njeremiah jerry jem\njeremy jerry jez\n\
jessica jess jessie\njoanna jo joanne jojo\njohn jack johnny jon\njonathan jon jonny jonty johnny nathan\n\
joseph joe joey\njosephine jo josie joey\njoshua josh\njudith judy jude\njulia jules julie\njulian jules\n\
juliet jules\nkatarzyna kasia kaska\nkatherine kat kate kath kathy katie kay kit kitty\nkathleen kath kathy katie\n\
kenneth ken kenny\nkimberley kim\nkrzysztof krzysiek\nlaurence larry laurie loz\nlawrence larry laurie\n\
leonard len lenny leo\nleonardo leo\nlewis lew lewie\nlillian lil lily\nlilian lil lily\nlouis lou louie\n\
louisa lou lulu\nlouise lou lulu\nlucas luke luc\nlucinda lucy cindy\nlucy lu lulu luce\nlydia lyd\n\
madeleine maddie maddy mads\nmadison maddie maddy\nmagdalena magda lena\nmaksymilian maks\nmalgorzata gosia\n\
manuel manny\nmarcus marc mark\nmargaret maggie mags marge margie meg peg peggy daisy greta maisie rita\n\
maria mia ria\nmartha marty\nmartin marty\nmary molly polly mae may\nmateusz mati\n\
matilda mattie tilda tilly tillie\nmatthew matt matty\nmaximilian max\nmaxwell max\nmegan meg\nmelanie mel\n\
melissa mel lissa\nmercedes mercy\nmichael mick mickey mike mikey\nmichaela mickey kayla\nmichelle shell chelle\n\
mildred millie\nmillicent millie milly\nmiranda mira\nmitchell mitch\nmohamed mo\nmuhammad mo\nnadia nads\n\
natalie nat\nnatasha tasha tash nat\nnathan nat nate\nnathaniel nat nate nathan\nnicholas nick nicky nico\n\
nicola nic nicky nikki\nnicole nic nicky nikki\nnigel nige\nnoah noey\nnorman norm\noctavia tavi\n\
oliver ol ollie olly\nolivia liv livvy livvie ollie via\noluwadamilola dami damilola\noluwaseun seun\n\
oluwatobi tobi\nolufunmilayo funmi\nophelia phee\notto ott\nottoline ottie\npamela pam\n\
patricia pat patsy patty tricia trish\npatrick pat paddy rick\npenelope penny pen\npercival percy\nperegrine perry\n\
peter pete petey\nphilip phil pip\nphillip phil pip\nphilippa pip pippa\npriscilla cilla\n\
prudence pru\nrachel rach rae\nraymond ray\nrebecca becca beck becky bex\nreginald reg reggie\nreuben ben rube\n\
richard dick ricky rich richie rick\nrobert bob bobby rob robbie bert\nroderick rod roddy\nrodney rod\nroland roly\n\
ronald ron ronnie\nrosalind ros roz\nrosemary rose rosie\nroseanna rosie\nrosalie rosie\nrose rosie\nroxanne roxy\n\
rupert rup\nsally sal\nsamantha sam sammy\nsamson sam\nsamuel sam sammy\nsarah sadie sal sally\nsaoirse sersh\n\
sebastian seb bas bastian\nseraphina sera\nshannon shan\nsharon shaz\nsidney sid\nsimon si\nsolomon sol solly\n\
sophia sophie soph\nsophie soph\nstanley stan\nstephanie steph stevie\nstephen steve stevie\nsteven steve stevie\n\
stuart stu\nsusan sue susie suzie\nsusannah susie sue suki\nsylvia sylvie\ntabitha tabby\ntamara tammy tam\n\
tamsin tam tammy\ntemitope temi tope\nterence terry\ntheodore ted teddy theo\ntheodora thea dora theo\n\
theresa terry tess tessa\nthomas tom tommy thom\ntimothy tim timmy\ntobias toby tobes\ntoby tobes\ntomasz tomek tom\n\
tristan tris\nvalentina tina val\nvalerie val\nvanessa nessa ness\nveronica ronnie vron\nvictor vic\n\
victoria vic vicki vicky tori vix\nvincent vin vince vinnie\nviolet vi\nvirginia ginny ginnie\nvivian viv\n\
vivienne viv\nwalter wally walt\nwilfred wilf fred\nwilhelmina billie mina minnie\nwiktoria wiki\n\
william bill billy will willie wills willy wm liam\nwinifred freda winnie\nwojciech wojtek\nyusuf yus\n\
zachariah zac zach zack zak\nzachary zac zach zack zak\nzuzanna zuzia";

/// Each line is one name in several spellings or languages.
const SPELLINGS: &str = "\
abdullah abdallah abdulla\nabdulrahman abdurrahman abdirahman\nadrian adrien\nahmed ahmad achmed\naidan aiden ayden\n\
aisha ayesha aishah aysha\nalastair alistair alasdair alister\nalan allan allen\naleksander alexander\n\
aleksandra alexandra\nalicja alicia\nalisha alesha\nalison allison alyson\naliyah aaliyah aliya\n\
amelia amelie emelia\namina aminah ameena\nana anna\nandrew andrzej andrei\nanne ann\nanthony antony antoni\n\
asad assad\nayaan ayan\nbailey bayley\nbenedict benedykt\nbrian bryan\ncaitlin caitlyn kaitlin katelyn caitlinn\n\
callum calum kallum\ncarl karl\ncaroline carolyn\ncasper kasper kacper\n\
catherine katherine kathryn katharine catharine cathryn katarzyna catrin\ncerys carys\nchloe khloe\n\
christian krystian kristian\nchristopher krzysztof kristopher\nciara keira kiera kira\nclaire clare\nconnor conor\n\
cory corey\ndaniel daniyal\ndavid dawid dafydd\ndeborah debra\ndennis denis\ndominic dominik\n\
dylan dillon dilan dyllan\nelena helena\nelisha alisha\nelliot elliott eliot eliott\nellis elis\nemmanuel emanuel\n\
eric erik\nerin eryn\nesther ester\nethan ethen\neva ewa\nfatima fatimah fatma fatema\nfinlay finley\n\
filip philip phillip\nfrancis franciszek\nfreya freja\ngabriela gabriella\ngareth garath\ngeoffrey jeffrey\n\
georgia jorja\ngraham graeme\nhafsa hafsah\nhana hannah hanna\nhannah hana hanna\nharley harlee\nhasan hassan\n\
hussain hussein husain hossain\nhollie holly\nhugh huw\nhugo ugo\nibrahim ebrahim\nian iain\nismail ismael\n\
isabel isobel\nisabelle isobelle\nisaac izaak isaak\nisla eila ayla\njack jak\njacob jakub jakob\n\
jaden jayden jaydon\njasmine jasmin yasmin yasmine\njoanna joanne\njodie jody\njohn jon\n\
jonathan jonathon johnathan\njoseph jozef\njulia giulia\nkate cate\nkatie katy\nkayleigh kayley kaylee keeley\n\
keira kiera kyra\nkevin kevan\nkhadija khadijah\nkieran kieron ciaran\nlayla leila laila leyla\nleah lea lia\n\
lee leigh\nleon leonn\nlewis louis luis\nlily lilly lillie\nlola lolla\nlucas lukas lukasz luka\nlucy lucie\n\
luke luc\nlukasz lucas luke\nmaciej matthew\nmadeleine madeline madelaine\nmalika malikah\nmarc mark\n\
marcus markus\nmargaret malgorzata\nmaryam mariam miriam maryum marium\nmateusz matthew mathew\nmatthew mathew\n\
max maks\nmeghan megan meagan\nmia mya\nmichael mikael michal micheal\nmichal michael\nmikolaj nicholas\n\
molly mollie\nmohamed mohammed mohammad muhammad muhammed mohamad mohamud mahmoud mahmud muhamad\n\
muhammad mohammed mohammad mohamed muhammed muhamed\nmusa moosa\nnatalia natalie\nnathan natan\nniamh neve neave\n\
nicholas nicolas\nnikita nikkita\nnoor nur nour\noliver oliwier olivier\nolivia oliwia\nomar umar\nosama usama\n\
oscar oskar\nowain owen\npaul pawel\npiotr peter\nphoebe pheobe\nrachel rachael\nrafael raphael\n\
rayan ryan rayyan\nrebecca rebekah\nreece rhys rees\nrobin robyn\nroisin rosheen\nronan rohnan\n\
rory ruairi ruaridh rhuari\nryan rian\nsafiya safia safiyya\nsamira sameera\nsara sarah sarra\n\
sean shaun shawn shane\nsebastian sebastien\nshannon shanon\nsian shan sharn\nsimon szymon\nsiobhan shevaun\n\
sofia sophia zofia sofija\nsophie sofie\nstanislaw stanley\nstefan stephen steffan\nstephen steven stephan\n\
stuart stewart\nsumaya sumayyah sumaiya\nsyed sayed\nszymon simon\ntheresa teresa\nthomas tomas tomasz tomos\n\
toby tobi\ntomasz thomas\ntracey tracy\nvictoria viktoria wiktoria\nviktor victor wiktor\nwiktoria victoria\n\
xander zander\nyasmin jasmine yasmeen\nyusuf yousef yousuf yosef youssef joseph\nzac zach zack zak\n\
zara zahra zarah\nzainab zaynab zeinab\nzoe zoey zoie\nzofia sofia";

/// The forms of every name, ready to be looked up.
pub(super) struct Nicknames {
    shorter: HashMap<&'static str, Vec<&'static str>>,
    longer: HashMap<&'static str, Vec<&'static str>>,
}

impl Nicknames {
    /// Reads the tables.
    pub fn new() -> Self {
        let (mut shorter, mut longer) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for line in SHORT_FORMS.lines() {
            let mut names = line.split(' ');
            let Some(name) = names.next() else { continue };
            for short in names {
                shorter.entry(name).or_default().push(short);
                longer.entry(short).or_default().push(name);
            }
        }
        for line in SPELLINGS.lines() {
            for name in line.split(' ') {
                shorter.entry(name).or_default().extend(line.split(' ').filter(|other| *other != name));
            }
        }
        Self { shorter, longer }
    }

    /// What somebody of this folded given name may be called, and how it may be spelt.
    pub fn short_forms(&self, name: &str) -> &[&'static str] {
        self.shorter.get(name).map_or(&[], Vec::as_slice)
    }

    /// What a folded given name may be written for, too: its short forms, what it is short for, and what else that is shortened
    /// to.
    pub fn others(&self, name: &str) -> impl Iterator<Item = &'static str> {
        let longer = self.longer.get(name).map_or(&[][..], Vec::as_slice);
        let beside = longer.iter().flat_map(|whole| self.short_forms(whole));
        self.short_forms(name).iter().chain(longer).chain(beside).copied()
    }
}

/// The same name with its last sound written otherwise: Olly and Ollie.
pub(super) fn other_ending(name: &str) -> Option<String> {
    let stem = |ending: &str| name.strip_suffix(ending).filter(|stem| stem.len() > 2);
    stem("ie").map(|stem| format!("{stem}y")).or_else(|| stem("y").map(|stem| format!("{stem}ie")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_stands_for_the_whole_name_and_the_other_way_round() {
        let names = Nicknames::new();
        assert!(names.short_forms("william").contains(&"will") && names.others("will").any(|name| name == "william"));
        assert!(names.short_forms("tomasz").contains(&"thomas") && names.short_forms("thomas").contains(&"tomasz"));
        assert!(!names.short_forms("will").contains(&"william"));
        assert_eq!(names.others("zebedee").count(), 0);
        assert_eq!(other_ending("ollie").as_deref(), Some("olly"));
        assert_eq!(other_ending("olly").as_deref(), Some("ollie"));
        assert_eq!(other_ending("guy"), None);
    }
}
