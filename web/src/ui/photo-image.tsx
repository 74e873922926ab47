// The photo as the browser shows it, as wide as it is high by the file's own measure; what lies over it is given.
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { PhotoEntry } from "../state/photo";
import { say } from "../words";

interface Props {
  photo: PhotoEntry;
  /** Gets the picture once the browser has decoded it. */
  image: Signal<HTMLImageElement | null>;
  class?: string;
  children?: ComponentChildren;
}

export function PhotoImage({ photo, image, class: more, children }: Props) {
  const info = photo.info.value;
  return (
    <div class={more ? `picture ${more}` : "picture"} style={info ? { "--ratio": String(info.width / info.height), "--picture-width": `${info.width}px` } : undefined}>
      {photo.shown.value && (
        <img
          class="picture-image"
          src={photo.shown.value}
          alt={say.picture.alt(photo.file.name)}
          decoding="async"
          onLoad={({ currentTarget }) => {
            image.value = currentTarget;
          }}
        />
      )}
      {children}
    </div>
  );
}
