// The small copy of a photo's picture, or a sign where there is none.
import { useEffect, useRef } from "preact/hooks";
import type { PhotoEntry } from "../state/photo";
import { Icon } from "./icons";

export function SmallPicture({ photo }: { photo: PhotoEntry }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const small = photo.small.value;
  useEffect(() => {
    if (small) canvas.current?.getContext("2d")?.drawImage(small, 0, 0);
  }, [small]);
  if (photo.stage.value.kind === "failed") return <Icon name="stopped" />;
  return small ? <canvas ref={canvas} class="small-picture" width={small.width} height={small.height} aria-hidden="true" /> : <Icon name="photos" />;
}
