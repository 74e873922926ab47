// What would be published of a photo, small: cropped, and every covered head in grey.
import { useEffect, useRef } from "preact/hooks";
import { longerOf } from "../state/framing";
import type { PhotoEntry } from "../state/photo";
import { headOf } from "../state/region";
import { Icon } from "./icons";

const LONGEST = 360;
/** The grey of a cover. */
const GREY = "rgb(96 96 96)";

export function SummaryPicture({ photo }: { photo: PhotoEntry }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [small, info, crop, faces] = [photo.small.value, photo.info.value, photo.crop.value, photo.shownFaces.value];
  const part = crop ?? (info && { x: 0, y: 0, width: info.width, height: info.height });
  const scale = part ? Math.min(1, LONGEST / longerOf(part)) : 1;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !small || !info || !part) return;
    const shown = small.width / info.width;
    const { width, height } = context.canvas;
    context.drawImage(small, part.x * shown, part.y * shown, part.width * shown, part.height * shown, 0, 0, width, height);
    context.fillStyle = GREY;
    for (const { region, subject } of faces) {
      if (subject?.kind !== "cover") continue;
      const head = headOf(region, info);
      context.fillRect((head.x - part.x) * scale, (head.y - part.y) * scale, head.width * scale, head.height * scale);
    }
  }, [small, info, crop, faces]);
  if (!small || !part) return <Icon name="photos" />;
  return <canvas ref={canvas} class="summary-picture" width={Math.max(Math.round(part.width * scale), 1)} height={Math.max(Math.round(part.height * scale), 1)} aria-hidden="true" />;
}
