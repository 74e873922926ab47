// A made-up list of 2,500 people with eight answers each, as CSV and as a workbook. The same one every time.
import JSZip from "jszip";

export const PEOPLE = 2500;
const CHANNELS = ["Website", "Learning platform", "Prospectus", "Video", "Display communal", "Display external", "Press", "Social media"];
/** Named after birds, so that nobody real is meant. */
const FORENAMES = ["Wren", "Lark", "Teal", "Avocet", "Finch", "Columba", "Robin", "Merlin", "Martin", "Jay", "Dove", "Phoebe", "Zoë", "Starla", "Brent", "Heron", "Kite"];
const SURNAMES = ["Plover", "Dotterel", "Whimbrel", "Dunlin", "Sandpiper", "Godwit", "Curlew", "Pipit", "Wagtail", "Wheatear", "Redshank", "Greenshank", "Knot"];
const ANSWERS = [["Yes; Yes", "Parent 1; Parent 2"], ["Yes", "Parent 1"], ["No", "Parent 2"], ["Yes; No", "Parent 1; Parent 2"], ["", ""]];

/** Rows of cells, the headings first. */
export function inventedList() {
  const headings = ["Id", "Forename", "Surname", "Class", "Kind", ...CHANNELS.flatMap((channel) => [channel, `${channel} given by`, `${channel} date`])];
  const people = Array.from({ length: PEOPLE }, (_, at) => [
    `P${String(at).padStart(5, "0")}`,
    FORENAMES[at % FORENAMES.length],
    `${SURNAMES[at % SURNAMES.length]}${at}`,
    `${1 + (at % 13)} ${"ABCDEFG"[at % 7]}`,
    at % 20 === 0 ? "Staff" : "Pupil",
    ...CHANNELS.flatMap((_, channel) => answer(at, channel)),
  ]);
  return [headings, ...people];
}

function answer(at, channel) {
  const [given, by] = at % 20 === 0 ? ["Yes", "Self"] : ANSWERS[(at * 7 + channel * 3) % ANSWERS.length];
  return [given, by, given ? "04/09/2026" : ""];
}

export const asCsv = (rows) => rows.map((row) => row.join(",")).join("\r\n");

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A cell's place by letters and digits: ECMA-376 part 1, 18.18.7. */
function place(row, column) {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** A workbook of one sheet whose texts are shared, as spreadsheets save them: ECMA-376 part 1, 18.3 and 18.4. */
export async function asXlsx(rows) {
  const texts = new Map();
  const shared = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text);
  };
  const data = rows.map((cells, row) => {
    const filled = cells.flatMap((text, column) => (text ? [`<c r="${place(row, column)}" t="s"><v>${shared(text)}</v></c>`] : []));
    return `<row r="${row + 1}">${filled.join("")}</row>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (name, type) => `<Override PartName="${name}" ContentType="${content}.${type}+xml"/>`;
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const related = (...all) => `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
  const zip = new JSZip();
  zip.file("[Content_Types].xml", `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")}${part("/xl/sharedStrings.xml", "sharedStrings")}</Types>`);
  zip.file("_rels/.rels", related(relation("r1", "officeDocument", "xl/workbook.xml")));
  zip.file("xl/workbook.xml", `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>`);
  zip.file("xl/_rels/workbook.xml.rels", related(relation("r1", "worksheet", "worksheets/sheet1.xml"), relation("r2", "sharedStrings", "sharedStrings.xml")));
  zip.file("xl/worksheets/sheet1.xml", `${head}<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData></worksheet>`);
  zip.file("xl/sharedStrings.xml", `${head}<sst xmlns="${main}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}
