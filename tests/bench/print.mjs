// A table of stages and milliseconds.
export function print(rows) {
  for (const [stage, milliseconds] of rows) console.log(`${stage.padEnd(48)} ${milliseconds.toFixed(1).padStart(9)} ms`);
}
