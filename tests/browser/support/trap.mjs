// Breaks one function of a WebAssembly module: its body becomes `unreachable`, so that calling it traps as a fault in the
// guard would. The page ships no way to do this; the test's own server does it to the file on its way out.
// WebAssembly Core Specification 2.0, section 5.5 (modules) and 5.4.1 (control instructions).
import assert from "node:assert/strict";

const [TYPE_FUNCTION, IMPORT, EXPORT, CODE] = [0x00, 2, 7, 10];
const [UNREACHABLE, NOP, END] = [0x00, 0x01, 0x0b];

/** The module with the exported function `name` broken; of the same length. */
export function withTrap(module, name) {
  const broken = Buffer.from(module);
  const sections = sectionsOf(broken);
  const index = exported(broken, sections.get(EXPORT), name) - importedFunctions(broken, sections.get(IMPORT));
  const { start, end } = bodyOf(broken, sections.get(CODE), index);
  // No locals, then the trap; whatever follows it is never reached, and so has any type the validator likes.
  broken.fill(NOP, start, end);
  broken[start] = 0;
  broken[start + 1] = UNREACHABLE;
  broken[end - 1] = END;
  return broken;
}

/** Reads unsigned LEB128 numbers, names and bytes one after the other. */
function reader(bytes, at) {
  return {
    at,
    byte() {
      return bytes[this.at++];
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.byte();
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
    },
    name() {
      const length = this.number();
      this.at += length;
      return bytes.subarray(this.at - length, this.at).toString();
    },
  };
}

/** Where the content of each section starts, by the section's number. */
function sectionsOf(bytes) {
  assert.equal(bytes.subarray(0, 4).toString("latin1"), "\0asm");
  const sections = new Map();
  for (const read = reader(bytes, 8); read.at < bytes.length; ) {
    const id = read.byte();
    const size = read.number();
    sections.set(id, read.at);
    read.at += size;
  }
  return sections;
}

function exported(bytes, section, wanted) {
  const read = reader(bytes, section);
  for (let left = read.number(); left > 0; left--) {
    const [name, kind, index] = [read.name(), read.byte(), read.number()];
    if (name === wanted && kind === TYPE_FUNCTION) return index;
  }
  throw new Error(`the module exports no function ${wanted}`);
}

/** Imported functions are counted before the module's own. */
function importedFunctions(bytes, section) {
  if (section === undefined) return 0;
  const read = reader(bytes, section);
  let functions = 0;
  for (let left = read.number(); left > 0; left--) {
    read.name();
    read.name();
    const kind = read.byte();
    if (kind === TYPE_FUNCTION) functions++;
    if (kind === 1) read.byte();
    if (kind === 0 || kind === 4) {
      if (kind === 4) read.byte();
      read.number();
    } else if (kind === 1 || kind === 2) {
      const limits = read.byte();
      read.number();
      if (limits & 1) read.number();
    } else {
      read.byte();
      read.byte();
    }
  }
  return functions;
}

function bodyOf(bytes, section, index) {
  const read = reader(bytes, section);
  const number = read.number();
  assert.ok(index >= 0 && index < number, "the function is one of the module's own");
  for (let left = index; left > 0; left--) {
    const size = read.number();
    read.at += size;
  }
  const size = read.number();
  assert.ok(size >= 3);
  return { start: read.at, end: read.at + size };
}
