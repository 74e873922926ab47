// How long a text is, as each network counts it.

export const NETWORKS = ["x", "bluesky", "mastodon", "facebook", "instagram"] as const;
export type Network = (typeof NETWORKS)[number];

interface Counting {
  /** The longest text, as `count` counts. */
  limit: number;
  count: (text: string) => number;
  /** The longest description of a picture, in characters. */
  altLimit: number;
}

/** Every link counts as much, however long it is: X and Mastodon shorten or hide it. */
const LINK = 23;

/** Facebook and Instagram publish no way of counting; this is how browsers count, and never less than what is seen. */
const units = (text: string): number => text.length;

const COUNTING: Record<Network, Counting> = {
  x: { limit: 280, count: weighted, altLimit: 1000 },
  bluesky: { limit: 300, count: bluesky, altLimit: 2000 },
  mastodon: { limit: 500, count: mastodon, altLimit: 1500 },
  facebook: { limit: 63_206, count: units, altLimit: 1000 },
  instagram: { limit: 2200, count: units, altLimit: 1000 },
};

/** How many characters are left on this network; less than none when it is too long. */
export const leftOf = (network: Network, text: string): number => COUNTING[network].limit - COUNTING[network].count(text);

export const limitOf = (network: Network): number => COUNTING[network].limit;

/** By how much a description is too long there; 0 when it is not. */
export const altOver = (network: Network, altText: string): number => Math.max(0, [...altText].length - COUNTING[network].altLimit);

/** Code points that X counts as one; every other counts as two (its published configuration, version 3). */
const LIGHT: readonly (readonly [from: number, to: number])[] = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]];

/** One emoji, however many code points it is made of: a flag, a key, or pictures joined into one. */
const EMOJI =
  /\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?![©®])\p{Extended_Pictographic}(?!\uFE0E)(?:\uFE0F|\p{Emoji_Modifier})?[\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*/gu;

/** The count of X: composed characters, each link as 23, each emoji as two. */
function weighted(text: string): number {
  let rest = text.normalize("NFC");
  const links = linksIn(rest, { bare: true });
  for (const link of [...links].reverse()) rest = rest.slice(0, link.start) + rest.slice(link.end);
  const emoji = rest.match(EMOJI)?.length ?? 0;
  const plain = [...rest.replace(EMOJI, "")].map((character) => character.codePointAt(0) ?? 0);
  const weigh = (point: number): number => (LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2);
  return links.length * LINK + emoji * 2 + plain.reduce((sum, point) => sum + weigh(point), 0);
}

/** Telling characters apart takes longer and longer; of a text that is far too long nobody needs to know by exactly how much. */
const WORTH_TELLING = 2000;

/** A plain character followed by another is one by itself. */
const PLAIN = /[\x20-\x7e\n](?=[\x20-\x7e\n]|$)/gu;

/** What a reader takes for one character: a letter with its accents, an emoji with all its parts. */
function graphemes(text: string): number {
  const plain = text.match(PLAIN)?.length ?? 0;
  // The mark keeps apart what stood apart.
  const rest = text.replace(PLAIN, "\0").replace(/\0+/gu, "\0");
  if (rest.length > WORTH_TELLING || typeof Intl.Segmenter === "undefined") return [...text].length;
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(rest);
  return plain + [...segments].filter(({ segment }) => segment !== "\0").length;
}

/** Bluesky takes 300 characters and no more than 3000 bytes, which only emoji of many parts come near. */
function bluesky(text: string): number {
  return Math.max(graphemes(text), Math.ceil(new TextEncoder().encode(text).length / 10));
}

/** Of somebody on another server only the name counts, not the server. */
const MENTION = /(?<![\p{L}\p{N}_@/])(@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*)@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;

function mastodon(text: string): number {
  let rest = text;
  const links = linksIn(rest, { bare: false });
  for (const link of [...links].reverse()) rest = rest.slice(0, link.start) + rest.slice(link.end);
  return links.length * LINK + graphemes(rest.replace(MENTION, "$1"));
}

/** The endings of addresses that may stand without `https://`. */
const COUNTRIES =
  "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";
const OTHERS =
  "com org net edu gov mil int info biz name pro mobi museum travel jobs cat asia tel app dev page blog site online website web club community church school academy education college university training foundation charity sport football photos photo gallery pictures video live news media social link click events tickets fun games wales cymru scot london";
const ENDINGS = new Set(`${COUNTRIES} ${OTHERS}`.split(" "));

/** A domain, then the port, the path and the question if there are any. Ten parts are more than domains have; without an end, counting would be slow. */
const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?";
const AFTER = "(?::\\d+)?(?:[/?][\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}!*';:=+,.$/%#\\[\\]_~@|&?()\\-–—]*)?";
const ADDRESS = new RegExp(`(?<![A-Za-z0-9@＠$#＃])(https?://)?((?:${LABEL}\\.){1,9}(${LABEL}))(?![\\p{L}\\p{N}_@-])(${AFTER})`, "giu");

/** The links in a text, in their order; `bare` takes in those without `https://`. */
function linksIn(text: string, { bare }: { bare: boolean }): { start: number; end: number }[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const [whole, protocol = "", domain = "", ending = "", after = ""] = match;
    const isBare = bare && /^[\x20-\x7e]+$/u.test(domain) && !/[-_./]/u.test(text.charAt(match.index - 1)) && ENDINGS.has(ending.toLowerCase());
    if (!(protocol ? /^\p{L}{2,}$|^xn--/u.test(ending) : isBare)) return [];
    const length = whole.length - after.length + withoutTail(after).length;
    return [{ start: match.index, end: match.index + length }];
  });
}

/** A path without the full stop that ends the sentence, or the bracket that was opened before it. */
function withoutTail(path: string): string {
  let end = path.length;
  let unopened = path.split(")").length - path.split("(").length;
  for (;;) {
    const last = path.charAt(end - 1);
    if (!(/[!*';:,.$%[\]~|?(]/u.test(last) || (last === ")" && unopened > 0))) return path.slice(0, end);
    if (last === ")") unopened--;
    if (last === "(") unopened++;
    end--;
  }
}
