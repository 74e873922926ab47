// A face cut out of the picture, with enough around it to know somebody by.
import { useSignalEffect, useSignal, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { surroundings, type Size } from "../state/region";
import type { Region } from "../wasm/schoolgate.js";

/** Twice the size it is shown at, for sharp screens. */
const SIDE = 160;
const LARGE_SIDE = 560;

interface Props {
  image: Signal<HTMLImageElement | null>;
  region: Region;
  /** The photo's own size; what is shown of it may be smaller. */
  photo: Size;
  large?: boolean;
}

export function FaceCrop({ image, region, photo, large = false }: Props) {
  const side = large ? LARGE_SIDE : SIDE;
  const canvas = useRef<HTMLCanvasElement>(null);
  const wanted = useSignal(region);
  useEffect(() => {
    wanted.value = region;
  }, [region]);
  useSignalEffect(() => {
    const context = canvas.current?.getContext("2d");
    const picture = image.value;
    const { value: box } = wanted;
    if (!context || !picture) return;
    const cut = surroundings(box, photo);
    const [x, y] = [picture.naturalWidth / photo.width, picture.naturalHeight / photo.height];
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, cut.x * x, cut.y * y, cut.width * x, cut.height * y, 0, 0, side, side);
  });
  return <canvas ref={canvas} class={large ? "face-crop face-crop-large" : "face-crop"} width={side} height={side} aria-hidden="true" />;
}
