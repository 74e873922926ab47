// node bench/caption.mjs FOLDER_OF_THE_MODULE: what the caption guard costs as WebAssembly with 2,500 people: making their
// names ready, reading a caption as it is typed, and a page of 5,000 words: a newsletter that names somebody now and then, and one
// where every line does.
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "../wasm/guard.mjs";
import { print } from "./print.mjs";

const RUNS = 15;
const PEOPLE = 2500;
const [folder] = process.argv.slice(2);
const guard = await load(folder);

/** Common given names and surnames of British schools, put together by turns: nobody is meant. */
const FORENAMES = "Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Isabella Grace Daisy Sienna Poppy Elsie Emily Ella Evelyn Phoebe Evie Charlotte Muhammad Noah Oliver George Leo Theo Arthur Oscar Henry Charlie Jack Freddie Archie Luca Ibrahim Tommy Zachary Aaliyah Krzysztof Agnieszka Gurpreet Chidera Xin Fatima Aleksander".split(" ");
const SURNAMES = "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Khan Ali Hussain Begum Ahmed O'Connor McDonald Nowak Kowalska Okafor Adeyemi Singh-Gill Kaur Zhang Nguyen Ivanova Papadopoulos Al-Hakim Rhys-Morgan".split(" ");
const ENDS = ["", "ton", "field", "by", "worth", "man", "son", "ley", "ham", "wick"];

function list(sharedSurnames) {
  const rows = Array.from({ length: PEOPLE }, (_, at) => {
    const surname = SURNAMES[at % SURNAMES.length];
    const own = `${surname}${SURNAMES[Math.trunc(at / 400) % SURNAMES.length].toLowerCase()}${ENDS[Math.trunc(at / SURNAMES.length) % ENDS.length]}`;
    return `P${at},${FORENAMES[(at * 11) % FORENAMES.length]},${sharedSurnames ? surname : own},${1 + (at % 6)}B`;
  });
  return guard.importClassList(new TextEncoder().encode(["Id,Forename,Surname,Class", ...rows].join("\n")));
}

/** A line with names for so many that name nobody. */
const QUIET_LINES = 15;

/** 5,000 words of the project's own captions, over and over: all of them, or mostly those in which nothing is marked. */
function page(isNewsletter) {
  const captions = readFileSync(path.join(import.meta.dirname, "../../fixtures/captions/captions.txt"), "utf8");
  const lines = captions.split("\n").filter((line) => line && !line.startsWith("#"));
  const telling = lines.filter((line) => line.includes("{"));
  const quiet = lines.filter((line) => !line.includes("{"));
  const chosen = isNewsletter ? quiet.flatMap((line, at) => (at % QUIET_LINES === 0 ? [line, telling[at % telling.length]] : [line])) : lines;
  const text = chosen.map((line) => line.replace(/^\w+: /, "").replaceAll(/\{[a-z-]+\|(.*?)\}/g, "$1")).join("\n");
  const words = text.split(" ");
  return Array.from({ length: 5000 }, (_, at) => words[at % words.length]).join(" ");
}

function median(work) {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[RUNS >> 1];
}

const school = "name = \"Sandbeck Primary School\"\nclasses = [\"4B\", \"Starlings\"]\n";
const [newsletter, full] = [page(true), page(false)];
const words = (caption) => ({ caption, altText: "", fileName: "" });
for (const shared of [false, true]) {
  const people = list(shared);
  console.log(`${PEOPLE.toLocaleString("en-GB")} people, ${shared ? "surnames shared" : "surnames of their own"}`);
  print([
    ["  their names made ready (at most 200)", median(() => people.setSchoolWords(school))],
    ["  a caption of 280 characters (at most 1)", median(() => guard.checkCaption(words(full.slice(0, 280)), people))],
    ["  a newsletter of 5,000 words (at most 20)", median(() => guard.checkCaption(words(newsletter), people))],
    ["  5,000 words of captions, a name in every line", median(() => guard.checkCaption(words(full), people))],
  ]);
  people.free();
}
