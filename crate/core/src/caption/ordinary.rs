//! Words that are forenames and also ordinary words, months, places or plants.
//!
//! Alone, such a word is a name only where something speaks for it: "Will you come?" asks nobody called Will. Everyday
//! words come from the fetched list; here stand the places, plants and trades that it leaves out or that people bear.

use super::lists::is_common;

/// In alphabetical order, folded.
const ORDINARY: &[&str] = &[
    "abbott", "adelaide", "africa", "alabama", "alaska", "amber", "angel", "april", "archer", "arizona", "art",
    "ash", "asia", "aspen", "athens", "august", "austin", "autumn", "avon", "baker", "ball", "banks", "barker",
    "barnes", "basil", "bass", "bay", "beach", "bean", "bear", "beard", "beck", "bee", "bell", "bench",
    "berlin", "berry", "best", "bethlehem", "better", "bill", "bird", "bishop", "black", "blessing", "blue",
    "bob", "bold", "bond", "bonnie", "boon", "booth", "boston", "bow", "box", "boyd", "branch", "brand",
    "bridge", "bridges", "bright", "bristol", "broad", "brook", "brooklyn", "brooks", "brown", "buck", "buddy",
    "bull", "bullock", "burn", "burns", "bush", "butcher", "butler", "butter", "cairo", "calgary", "cali",
    "cambridge", "camellia", "camp", "candy", "cannon", "carol", "carolina", "carpenter", "carter", "cash",
    "castle", "catalina", "chance", "chandler", "charity", "charm", "chase", "chelsea", "cherry", "chester",
    "childs", "china", "choice", "church", "clay", "clementine", "clements", "cleveland", "cliff", "close",
    "cloud", "clover", "coates", "collier", "colorado", "combs", "constable", "cook", "cooper", "cope",
    "copper", "coral", "corner", "cotton", "court", "coward", "coy", "craft", "crane", "crew", "crisp", "crook",
    "cross", "crown", "crystal", "cuba", "curry", "cutter", "cyprus", "dahlia", "daisy", "dakota", "dale",
    "dallas", "dance", "dash", "dawn", "day", "deacon", "dean", "dear", "denver", "derby", "destiny", "detroit",
    "devon", "dexter", "don", "drake", "drew", "dublin", "duck", "duke", "durham", "dyer", "earl", "early",
    "east", "ebony", "egypt", "elder", "england", "english", "essex", "ethiopia", "eve", "faith", "farmer",
    "farr", "fell", "field", "fields", "figg", "finch", "fisher", "fletcher", "flint", "flora", "florence",
    "florida", "flower", "flowers", "ford", "forest", "forsyth", "fountain", "fox", "france", "frank",
    "freeman", "freesia", "french", "friday", "friend", "frost", "gale", "gardener", "gardenia", "garland",
    "gates", "gay", "gene", "geneva", "genoa", "georgia", "ghana", "gibbon", "ginger", "ginny", "glass", "glen",
    "glover", "gold", "golden", "goldsmith", "good", "goodwin", "goose", "grace", "grant", "grave", "gravel",
    "graves", "gray", "greaves", "green", "grey", "groom", "guest", "gunn", "guy", "hale", "hall", "hammer",
    "hand", "hands", "hardy", "hare", "harlem", "harmony", "hart", "havana", "hawk", "hawker", "hay", "hayden",
    "hazel", "head", "heath", "heather", "hedge", "herring", "hill", "hills", "hilly", "hogg", "holder",
    "holiday", "hollow", "holly", "holt", "home", "honey", "honor", "honour", "hood", "hook", "hope", "hopper",
    "horn", "horne", "house", "houston", "howl", "hudson", "hull", "hunt", "hunter", "hurst", "hyde", "india",
    "indiana", "ireland", "iris", "iron", "israel", "italy", "ivory", "ivy", "jacinta", "jade", "jamaica",
    "jay", "jersey", "jewell", "job", "joiner", "jolly", "jordan", "joy", "judea", "judge", "june", "junior",
    "juniper", "justice", "kane", "keen", "kent", "kenya", "king", "kingston", "kirkby", "kit", "kitchen",
    "kite", "knight", "knott", "lake", "lamb", "lancaster", "lane", "lark", "laurel", "lavender", "law",
    "leach", "leaf", "leeds", "legg", "leicester", "light", "lily", "lima", "lincoln", "little", "lock",
    "london", "long", "loud", "lourdes", "love", "low", "madison", "magnolia", "major", "malaya", "malta",
    "manchester", "mann", "maple", "marble", "march", "marigold", "marina", "mark", "marks", "marsh",
    "marshall", "maryland", "mason", "max", "may", "mead", "meadows", "mecca", "melbourne", "melody", "memphis",
    "mercer", "mercy", "merry", "milan", "mild", "miles", "mill", "miller", "mills", "monday", "monk",
    "montana", "montreal", "moody", "moon", "moor", "moss", "mould", "mount", "myrtle", "nail", "naples",
    "nazareth", "neat", "neighbour", "nevada", "new", "newell", "newton", "nigeria", "nightingale", "noble",
    "noon", "norfolk", "north", "norway", "nutt", "oak", "oakes", "oaks", "ocean", "odessa", "old", "olive",
    "orange", "orlando", "oxford", "page", "paine", "painter", "palestine", "palmer", "pansy", "paris",
    "parish", "park", "parks", "parsons", "partridge", "pass", "pat", "patience", "peacock", "pearl", "peel",
    "pen", "penny", "peony", "pepper", "perks", "persia", "peru", "petunia", "phoenix", "pick", "pike", "pinks",
    "plant", "plum", "plummer", "poland", "pool", "poole", "poor", "pope", "poppy", "porter", "post", "potter",
    "pound", "power", "powers", "precious", "preston", "price", "priest", "prime", "primrose", "primula",
    "prince", "prior", "proud", "prudence", "purse", "quick", "quill", "rain", "raleigh", "raven", "ray",
    "read", "reader", "reading", "redd", "reed", "reeve", "rice", "rich", "ridge", "ring", "rio", "river",
    "rivers", "road", "rob", "robin", "robins", "rochester", "rock", "rocky", "roma", "rome", "rook", "root",
    "rose", "rosemary", "rowan", "royal", "ruby", "rush", "rust", "sadler", "saffron", "sage", "sailor",
    "sales", "salmon", "salt", "samaria", "sands", "sandy", "santa", "saunders", "savage", "savannah", "sawyer",
    "scarlet", "scotland", "seal", "self", "sells", "senna", "seville", "shade", "sharp", "sharpe", "shaw",
    "shepherd", "sheriff", "ship", "shore", "short", "siena", "silver", "singer", "skinner", "skipper", "sky",
    "slater", "small", "smart", "smith", "snell", "snow", "somerset", "song", "sorrel", "spain", "sparks",
    "sparrow", "speed", "spencer", "spring", "spry", "stacey", "staff", "stafford", "stanton", "star", "starr",
    "steel", "stern", "stiles", "stirling", "stock", "stone", "storm", "stout", "strange", "straw", "street",
    "stringer", "strong", "sue", "suffolk", "summer", "summers", "sunday", "sunny", "surrey", "swan", "sweet",
    "swift", "syria", "tailor", "tanner", "tansy", "tate", "teddy", "temple", "tennessee", "texas", "thorn",
    "thorne", "tiller", "toms", "tower", "town", "tree", "trew", "trigger", "trinidad", "trip", "trout", "true",
    "truelove", "tuck", "tulip", "turner", "tyne", "underwood", "usher", "vale", "venice", "verbena", "vicars",
    "victoria", "vienna", "vine", "viola", "violet", "virginia", "wade", "waite", "wales", "walker", "wall",
    "waller", "ward", "warden", "ware", "warner", "warren", "warwick", "washington", "waters", "way", "weaver",
    "webb", "week", "weeks", "welch", "well", "wellington", "wells", "west", "wheat", "wheeler", "whitby",
    "white", "whiting", "wild", "wilde", "will", "willow", "winchester", "windsor", "winn", "winter", "winters",
    "wise", "wolf", "wolfe", "wood", "woodland", "woods", "worcester", "worth", "wren", "wright", "yard",
    "yates", "york", "young", "youngs", "zinnia",
];

/// Everyday words according to the list, but names to everybody: "jack" is seldom anything else.
const NAMES_FIRST: &[&str] = &[
    "alan", "ali", "barry", "ben", "benny", "billy", "bobby", "dan", "danny", "eddy", "ella", "eric", "fanny",
    "gabby", "harry", "homer", "jack", "jenny", "jimmy", "jock", "john", "julia", "kate", "katie", "kelly",
    "ken", "lee", "liz", "mandy", "maria", "martin", "matilda", "matt", "mike", "molly", "nelly", "nick",
    "peter", "polly", "sally", "sam", "smith", "tabby", "ted", "tom", "tommy", "tony", "victor", "wally",
];

/// Words between two names that are part of neither.
const BETWEEN: &[&str] = &[
    "a", "also", "an", "and", "are", "as", "at", "beat", "beats", "but", "by", "can", "did", "for", "from", "had",
    "has", "have", "he", "her", "his", "i", "in", "is", "it", "made", "n", "not", "of", "on", "or", "our", "said",
    "saw", "says", "she", "so", "that", "the", "their", "then", "they", "to", "v", "vs", "was", "we", "were", "while",
    "who", "will", "with", "won", "you",
];

/// Whether a folded word is an ordinary word, so that as a name it needs something that speaks for it.
pub(super) fn is_ordinary(word: &str) -> bool {
    (ORDINARY.binary_search(&word).is_ok() || is_common(word)) && !NAMES_FIRST.contains(&word)
}

/// Whether a folded word cannot be a middle name.
pub(super) fn is_never_a_middle_name(word: &str) -> bool {
    BETWEEN.contains(&word)
}
