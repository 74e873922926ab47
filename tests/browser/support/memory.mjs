// Gives a WebAssembly module less memory (WebAssembly core specification 3.0, section 5.5.8: the memory section), so that
// it runs out of it as it would on a small device.
import assert from "node:assert/strict";

const MEMORY = 5;
const HEADER = 8;

/** The module with a memory that never holds more than so many pages of 64 KiB. */
export function withMemory(module, most) {
  for (let at = HEADER; at < module.length; ) {
    const id = module[at];
    const size = number(module, at + 1);
    const end = size.next + size.value;
    if (id !== MEMORY) {
      at = end;
      continue;
    }
    assert.equal(module[size.next], 1, "there is one memory");
    const least = number(module, size.next + 2).value;
    assert.ok(least < most, `it needs ${least} pages to begin with`);
    const section = Buffer.from([1, 1, ...written(least), ...written(most)]);
    return Buffer.concat([module.subarray(0, at), Buffer.from([MEMORY, ...written(section.length)]), section, module.subarray(end)]);
  }
  throw new Error("the module has no memory");
}

/** Unsigned LEB128. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0, next = at; ; shift += 7) {
    const byte = bytes[next++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next };
  }
}

function written(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}
