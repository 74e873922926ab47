// node compress.mjs: writes a packed copy of every file of dist/ beside it, .br and .gz, for hosts that send those. Most
// hosts pack by themselves, though not as tightly.
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const dist = fileURLToPath(new URL("dist", import.meta.url));
/** Pictures are packed already. */
const WORTH_IT = /\.(?:css|csv|html|js|json|onnx|svg|wasm|webmanifest)$/u;

const pack = {
  ".br": (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ".gz": (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** When a file was last written; 0 for none. */
const written = async (file) => (await stat(file).catch(() => null))?.mtimeMs ?? 0;

const entries = await readdir(dist, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile() && WORTH_IT.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
await Promise.all(
  files.flatMap((file) =>
    Object.entries(pack).map(async ([ending, packed]) => {
      if ((await written(file + ending)) > (await written(file))) return;
      await writeFile(file + ending, await packed(await readFile(file)));
    }),
  ),
);
