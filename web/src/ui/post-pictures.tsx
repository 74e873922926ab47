// The pictures of the post in their order, and the photos of the page that are not in it.
import { useSignal } from "@preact/signals";
import { PHOTO_TYPES } from "../state/file-name";
import { loading } from "../state/guard";
import type { PhotoEntry } from "../state/photo";
import { addPhotos, photos } from "../state/photos";
import { removeSeveral } from "../state/several";
import { isFull, leftOut, MOST_PICTURES, pictures, putIn, SOCIAL } from "../state/post";
import { sampleError, trySample } from "../state/sample";
import { say } from "../words";
import { ErrorNote } from "./error-note";
import { FileButton } from "./file-button";
import { goToNew } from "./go-to";
import { Icon } from "./icons";
import { Panel } from "./panel";
import { PostPicture } from "./post-picture";
import { openId, POST_PICTURES_ID } from "./post-reach";

const HINT_ID = "post-pictures-hint";

export function PostPictures() {
  const words = say.post.pictures;
  const all = pictures.value;
  /** What was done to the order, for whoever cannot see it. */
  const told = useSignal("");
  return (
    <Panel title={words.title} name="post-pictures">
      <div id={POST_PICTURES_ID} tabIndex={-1} class="post-add">
        <FileButton plain={photos.value.length > 0} multiple label={say.photos.choose} accept={PHOTO_TYPES} describedBy={HINT_ID} onFiles={addPhotos} />
        <p class="hint" id={HINT_ID}>
          {words.hint}
        </p>
      </div>
      {photos.value.length === 0 && <Empty />}
      <p class="visually-hidden" role="status">
        {told.value}
      </p>
      <ol class="post-list" aria-label={words.title}>
        {all.map((photo, index) => (
          <PostPicture key={photo.id} photo={photo} number={index + 1} told={told} />
        ))}
      </ol>
      {leftOut.value.length > 0 && <Rest />}
    </Panel>
  );
}

function Empty() {
  const busy = useSignal(false);
  return (
    <div class="post-empty">
      <p>{say.post.pictures.none}</p>
      <div class="welcome-try">
        <button
          type="button"
          class="button button-plain"
          disabled={busy.value || loading.value.kind === "failed"}
          onClick={() => {
            busy.value = true;
            void trySample(SOCIAL).finally(() => {
              busy.value = false;
            });
          }}
        >
          {say.post.try}
        </button>
        <p class="hint">{say.post.tryText}</p>
      </div>
      {sampleError.value && <ErrorNote title={say.sample.failed} error={sampleError.value} />}
    </div>
  );
}

function Rest() {
  const words = say.post.pictures;
  const many = photos.value.length > MOST_PICTURES;
  const enter = (photo: PhotoEntry) => {
    putIn(photo);
    goToNew(openId(photo));
  };
  return (
    <section class="post-rest" aria-labelledby="post-rest">
      <h3 id="post-rest">{words.rest}</h3>
      <p role="status">
        {many ? words.tooMany(photos.value.length) : words.someOut} {isFull.value && words.full}
      </p>
      <ul class="post-tiles">
        {leftOut.value.map((photo) => {
          const { name } = photo.file;
          return (
            <li key={photo.id} class="post-tile">
              {photo.shown.value ? <img src={photo.shown.value} alt="" loading="lazy" decoding="async" /> : <Icon name="photos" />}
              <span class="post-tile-name">{name}</span>
              <span class="post-tile-buttons">
                <button
                  type="button"
                  class="chip"
                  aria-label={`${words.putIn} ${name}`}
                  aria-disabled={isFull.value}
                  onClick={() => {
                    if (!isFull.value) enter(photo);
                  }}
                >
                  {words.putIn}
                </button>
                <button type="button" class="icon-button" aria-label={words.remove(name)} onClick={() => removeSeveral([photo])}>
                  <Icon name="remove" />
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
