// The number beside a box. It is no part of the drawing, so that it stays readable however small the picture is shown.
import type { Size } from "../state/region";
import type { Region } from "../wasm/schoolgate.js";

interface Props {
  region: Region;
  picture: Size;
  number: number;
  active: boolean;
}

export function FaceNumber({ region, picture, number, active }: Props) {
  const place = { left: `${(region.x / picture.width) * 100}%`, top: `${(region.y / picture.height) * 100}%` };
  return (
    <span class={active ? "face-number face-number-active" : "face-number"} style={place} aria-hidden="true">
      {number}
    </span>
  );
}
