// The four handles at the corners of whatever can be resized.
import { CORNERS, GRIP, handleAt, type Size } from "../state/region";
import type { Region } from "../wasm/schoolgate.js";

interface Props {
  region: Region;
  picture: Size;
  /** How many pixels of the picture one of the screen shows. */
  unit: number;
}

/** The part of a handle that is seen, in pixels of the screen. */
const SEEN = 6;

export function Handles({ region, picture, unit }: Props) {
  const side = 2 * GRIP * unit;
  return (
    <>
      {CORNERS.map((corner) => {
        const { x, y } = handleAt(region, corner, picture, unit);
        return (
          <g key={`${corner.across} ${corner.down}`} class={`box-handle box-handle-${corner.across}-${corner.down}`}>
            <rect class="box-grip" x={x - side / 2} y={y - side / 2} width={side} height={side} />
            <circle cx={x} cy={y} r={SEEN * unit} />
          </g>
        );
      })}
    </>
  );
}
