// What finding faces costs, by the guard and by onnxruntime-web, on one thread. Runs in Node and in a browser alike.

const RUNS = 5;
/** The long sides of an exhaustive search, each with the input the network gets of a picture of four by three. */
const SIZES = [
  [640, 480],
  [1024, 768],
  [1600, 1216],
];

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

async function timed(work) {
  await work();
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * Rows of a stage and its milliseconds.
 * @param {{ guard: any, ort: any, model: Uint8Array, photo: Uint8Array }} given
 *   the loaded guard, onnxruntime-web or null, the network's file, and the bytes of a photo
 */
export async function measure({ guard, ort, model, photo }) {
  const detector = new guard.Detector(model);
  const opening = [];
  const decoded = [];
  const passes = [];
  for (let run = 0; run <= RUNS; run++) {
    const start = performance.now();
    const opened = guard.open(photo);
    opening.push(performance.now() - start);
    let last = performance.now();
    let began = last;
    guard.detectFaces(detector, opened, (done) => {
      const now = performance.now();
      (passes[done - 1] ??= []).push(now - last);
      if (done === 1) decoded.push(now - began);
      last = performance.now();
    });
    opened.free();
  }
  // The first run compiles and plans.
  for (const times of [opening, decoded, ...passes]) times.shift();
  // Pass 1 includes decoding; the half turn at the same size does not, and costs as much otherwise.
  const [quick, small, large, half] = passes.map(median);
  const rows = [
    ["guard: open and follow the coded picture", median(opening)],
    ["guard: decode, about", quick - half],
    ["guard: pass at 640", small],
    ["guard: pass at 1024", half],
    ["guard: pass at 1600", large],
    ["guard: from bytes to the quick look's faces", median(opening) + quick],
    ["guard: from bytes to all faces", median(opening) + passes.map(median).reduce((a, b) => a + b)],
  ];
  if (ort) {
    ort.env.wasm.numThreads = 1;
    ort.env.logLevel = "fatal";
    const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"], logSeverityLevel: 4 });
    for (const [width, height] of SIZES) {
      const input = new ort.Tensor("float32", new Float32Array(3 * width * height).fill(100), [1, 3, height, width]);
      rows.push([`onnxruntime-web: network at ${width} × ${height}`, await timed(() => session.run({ [session.inputNames[0]]: input }))]);
    }
    await session.release();
  }
  return rows;
}
