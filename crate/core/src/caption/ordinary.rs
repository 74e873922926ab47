//! Words that are forenames and also ordinary words, months, places or plants.
//!
//! Alone, such a word is a name only where something speaks for it: "Will you come?" asks nobody called Will. Everyday
//! words come from the fetched list; here stand the places, plants and trades that it leaves out or that people bear.

use super::lists::is_common;

/// In alphabetical order, folded.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "adelaide", "africa", "alabama", "alaska", "amber", "angel", "april", "archer", "arizona", "art", "ash", "asia",
    "aspen", "athens", "august", "austin", "autumn", "avon", "baker", "ball", "banks", "barker", "basil", "bass",
    "bay", "beach", "bean", "bear", "beard", "beck", "bee", "bell", "bench", "berlin", "berry", "best", "bethlehem",
    "better", "bill", "bird", "bishop", "black", "blackthorn", "blessing", "blue", "bluebell", "bob", "bold",
    "bond", "bonnie", "boon", "booth", "boston", "bow", "box", "bracken", "branch", "brand", "bridge", "bridges",
    "bright", "bristol", "broad", "brook", "brooklyn", "brooks", "brown", "buck", "buddy", "bull", "bullock",
    "burn", "burns", "bush", "butcher", "butler", "butter", "buttercup", "cairo", "calgary", "cali", "cambridge",
    "camellia", "camp", "candy", "cannon", "carol", "carolina", "carpenter", "carter", "cash", "castle", "catalina",
    "chance", "chandler", "charity", "charm", "chase", "chelsea", "cherry", "chester", "china", "choice", "church",
    "clay", "clementine", "cleveland", "cliff", "close", "cloud", "clover", "collier", "colorado", "combs",
    "constable", "cook", "cooper", "cope", "copper", "coral", "corner", "cotton", "court", "coward", "cowslip",
    "coy", "craft", "crane", "crew", "crisp", "crook", "cross", "crown", "crystal", "cuba", "curry", "cutter",
    "cyprus", "dahlia", "daisy", "dakota", "dale", "dallas", "dance", "dash", "dawn", "day", "deacon", "dean",
    "dear", "denver", "derby", "destiny", "detroit", "devon", "don", "drake", "drew", "dublin", "duck", "duke",
    "durham", "dyer", "earl", "early", "east", "ebony", "egypt", "elder", "england", "english", "essex", "ethiopia",
    "eve", "faith", "farmer", "fell", "field", "fields", "finch", "fisher", "flint", "flora", "florence", "florida",
    "flower", "flowers", "ford", "forest", "fountain", "fox", "foxglove", "france", "frank", "freeman", "freesia",
    "french", "friday", "friend", "frost", "gale", "gardener", "gardenia", "garland", "gates", "gay", "gene",
    "geneva", "genoa", "georgia", "ghana", "gibbon", "ginger", "glass", "glen", "gold", "golden", "goldsmith",
    "good", "goose", "grace", "grant", "grave", "gravel", "graves", "green", "grey", "groom", "guest", "guy",
    "hale", "hall", "hammer", "hand", "hands", "hardy", "hare", "harlem", "harmony", "hart", "havana", "hawk",
    "hawker", "hawthorn", "hay", "hazel", "head", "heath", "heather", "hedge", "heron", "herring", "hill", "hills",
    "hilly", "holder", "holiday", "hollow", "holly", "holt", "home", "honey", "honeysuckle", "honor", "honour",
    "hood", "hook", "hope", "hopper", "horn", "house", "houston", "howl", "hudson", "hull", "hunt", "hunter",
    "india", "indiana", "ireland", "iris", "iron", "israel", "italy", "ivory", "ivy", "jade", "jamaica", "jay",
    "jersey", "job", "joiner", "jolly", "jordan", "joy", "judea", "judge", "june", "junior", "juniper", "justice",
    "keen", "kent", "kenya", "kestrel", "king", "kingston", "kit", "kitchen", "kite", "knight", "lake", "lamb",
    "lancaster", "lane", "larch", "lark", "laurel", "lavender", "law", "leach", "leaf", "leeds", "leicester",
    "light", "lily", "lima", "lincoln", "little", "lock", "london", "long", "loud", "lourdes", "love", "low",
    "magnolia", "major", "malaya", "malta", "manchester", "maple", "marble", "march", "marigold", "marina", "mark",
    "marks", "marsh", "maryland", "mason", "max", "may", "mead", "meadows", "mecca", "melbourne", "melody",
    "memphis", "mercy", "merry", "milan", "mild", "miles", "mill", "miller", "mills", "monday", "monk", "montana",
    "montreal", "moody", "moon", "moor", "moss", "mould", "mount", "myrtle", "nail", "naples", "nazareth", "neat",
    "neighbour", "nevada", "new", "newton", "nigeria", "nightingale", "noble", "noon", "norfolk", "north", "norway",
    "oak", "oaks", "ocean", "odessa", "old", "olive", "orange", "orlando", "oxford", "page", "painter", "palestine",
    "pansy", "paris", "parish", "park", "parks", "parsons", "partridge", "pass", "pat", "patience", "peacock",
    "pearl", "peel", "pen", "penny", "peony", "pepper", "perks", "persia", "peru", "petunia", "phoenix", "pick",
    "pike", "pinks", "plant", "plum", "poland", "pool", "poor", "pope", "poppy", "porter", "post", "potter",
    "pound", "power", "powers", "precious", "preston", "price", "priest", "prime", "primrose", "primula", "prince",
    "prior", "proud", "prudence", "purse", "quick", "quill", "rain", "raleigh", "raven", "ray", "read", "reader",
    "reading", "reed", "reeve", "rice", "rich", "ridge", "ring", "rio", "river", "rivers", "road", "rob", "robin",
    "robins", "rochester", "rock", "rocky", "roma", "rome", "rook", "root", "rose", "rosemary", "rowan", "royal",
    "ruby", "rush", "rust", "saffron", "sage", "sailor", "sales", "salmon", "salt", "samaria", "sands", "sandy",
    "santa", "savage", "savannah", "sawyer", "scarlet", "scotland", "seal", "self", "sells", "senna", "seville",
    "shade", "sharp", "shepherd", "sheriff", "ship", "shore", "short", "siena", "silver", "singer", "skipper",
    "sky", "small", "smart", "smith", "snow", "somerset", "song", "sorrel", "spain", "sparks", "sparrow", "speed",
    "spring", "spry", "staff", "stafford", "star", "steel", "stern", "stiles", "stirling", "stock", "stone",
    "storm", "stout", "strange", "straw", "street", "stringer", "strong", "sue", "suffolk", "summer", "summers",
    "sunday", "sunny", "surrey", "swan", "sweet", "swift", "sycamore", "syria", "tailor", "tanner", "tansy",
    "teasel", "teddy", "temple", "tennessee", "texas", "thorn", "tiller", "toms", "tower", "town", "tree",
    "trigger", "trinidad", "trip", "trout", "true", "truelove", "tuck", "tulip", "turner", "tyne", "usher", "vale",
    "venice", "verbena", "vicars", "victoria", "vienna", "vine", "viola", "violet", "virginia", "wade", "wales",
    "walker", "wall", "ward", "warden", "ware", "warren", "warwick", "washington", "waters", "way", "weaver",
    "week", "weeks", "well", "wellington", "wells", "west", "wheat", "wheeler", "whitby", "white", "whiting",
    "wild", "will", "willow", "winchester", "windsor", "winter", "winters", "wise", "wolf", "wood", "woodland",
    "woods", "worcester", "worth", "wren", "wright", "yard", "york", "young", "zinnia",
];

/// Everyday words according to the list, but names to everybody: "jack" is seldom anything else.
#[rustfmt::skip]
const NAMES_FIRST: &[&str] = &[
    "alan", "ali", "barry", "ben", "benny", "billy", "bobby", "dan", "danny", "eddy", "ella", "eric", "fanny",
    "gabby", "harry", "homer", "jack", "jenny", "jimmy", "jock", "john", "julia", "kate", "katie", "kelly", "ken",
    "lee", "liz", "mandy", "maria", "martin", "matilda", "matt", "mike", "molly", "nelly", "nick", "peter",
    "polly", "sally", "sam", "smith", "tabby", "ted", "tom", "tommy", "tony", "victor", "wally",
];

/// Words between two names that are part of neither.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "a", "also", "an", "and", "are", "as", "at", "beat", "beats", "but", "by", "can", "did", "for", "from", "had",
    "has", "have", "he", "her", "his", "i", "in", "is", "it", "made", "n", "not", "of", "on", "or", "our", "said",
    "saw", "says", "she", "so", "that", "the", "their", "then", "they", "to", "v", "vs", "was", "we", "were",
    "while", "who", "will", "with", "won", "you",
];

/// Whether a folded word is an ordinary word, so that as a name it needs something that speaks for it.
pub(super) fn is_ordinary(word: &str) -> bool {
    (is_common(word) || ORDINARY.binary_search(&word).is_ok()) && NAMES_FIRST.binary_search(&word).is_err()
}

/// Whether a folded word cannot be a middle name.
pub(super) fn is_never_a_middle_name(word: &str) -> bool {
    BETWEEN.contains(&word)
}
