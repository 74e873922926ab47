// Pictures hidden in the file beside the one that everybody sees: a small copy may still show who was cropped away.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PhotoEntry } from "../state/photo";
import type { HiddenPicture } from "../wasm/schoolgate.js";
import { say } from "../words";

export function HiddenPictures({ photo, pictures }: { photo: PhotoEntry; pictures: readonly HiddenPicture[] }) {
  const shown = photo.shown.value;
  return (
    <div class="hidden-pictures">
      {shown && (
        <figure>
          <img src={shown} alt={say.picture.alt(photo.file.name)} decoding="async" />
          <figcaption>{say.hidden.everybodySees}</figcaption>
        </figure>
      )}
      {pictures.map((picture) => (
        <Hidden key={picture.offset} file={photo.file} picture={picture} />
      ))}
    </div>
  );
}

function Hidden({ file, picture }: { file: File; picture: HiddenPicture }) {
  const { offset, length, width, height, differs } = picture;
  const url = useSignal<string | null>(null);
  const cannotBeDrawn = useSignal(false);
  useEffect(() => {
    // Named a JPEG, so that no browser takes a stranger's bytes for a document; it tells other pictures by their bytes.
    const address = URL.createObjectURL(file.slice(offset, offset + length, "image/jpeg"));
    url.value = address;
    return () => URL.revokeObjectURL(address);
  }, [file, offset, length]);
  const words = `${differs ? say.hidden.differs : say.hidden.mayDiffer} ${say.hidden.size(width, height)}`;
  return (
    <figure data-hidden-picture={offset}>
      {url.value && !cannotBeDrawn.value && (
        <img
          src={url.value}
          alt={say.hidden.picture}
          onError={() => {
            cannotBeDrawn.value = true;
          }}
        />
      )}
      <figcaption>{cannotBeDrawn.value ? `${words} ${say.hidden.cannotBeDrawn}` : words}</figcaption>
    </figure>
  );
}
