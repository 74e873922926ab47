// One picture of the post: small, with where it stands and its description; opened, with everything there is to say about it.
import { useSignal, type Signal } from "@preact/signals";
import type { PhotoEntry } from "../state/photo";
import { retry } from "../state/photos";
import { leaveOut, move, network, openPicture, pictures } from "../state/post";
import { altOver } from "../state/post-count";
import { isAboutAll, statusIn, toDoIn } from "../state/post-verdict";
import { policy } from "../state/school";
import type { Finding, Severity } from "../wasm/schoolgate.js";
import { say } from "../words";
import { Approval } from "./approval";
import { ErrorNote } from "./error-note";
import { Exposure, isAboutExposure } from "./exposure";
import { FaceList } from "./face-list";
import { FindingItem } from "./finding-item";
import { goToNew } from "./go-to";
import { HiddenPanel } from "./hidden-panel";
import { Icon } from "./icons";
import { MarkedField } from "./marked-field";
import { Picture } from "./picture";
import { altTextId, openId, POST_FINDINGS_ID, POST_PICTURES_ID } from "./post-reach";
import { whatToDo } from "./post-what";
import { StatusBadge } from "./status-badge";
import { Work } from "./work";
import { FileNameField } from "./words-panel";

interface Props {
  photo: PhotoEntry;
  number: number;
  /** Where a change of the order is told. */
  told: Signal<string>;
}

export function PostPicture({ photo, number, told }: Props) {
  const words = say.post.pictures;
  const stage = photo.stage.value;
  const isOpen = openPicture.value === photo.id;
  const status = statusIn(photo);
  const titleId = `${photo.id}-title`;
  const over = altOver(network.value, photo.words.value.altText);
  return (
    <li class={isOpen ? "post-picture post-picture-open" : "post-picture"} data-picture={number} data-status={status} aria-labelledby={titleId}>
      <div class="post-picture-row">
        <div class="post-picture-thumb">
          {stage.kind === "failed" ? <Icon name="stopped" /> : photo.shown.value ? <img src={photo.shown.value} alt="" decoding="async" /> : <Icon name="photos" />}
        </div>
        <div class="post-picture-words">
          <h3 id={titleId}>{words.picture(number)}</h3>
          <p class="hint post-picture-name">{photo.file.name}</p>
          <p class="post-picture-state">
            <StatusBadge status={status} />
            <span class="hint">{whatToDo(photo)}</span>
          </p>
          {stage.kind === "searching" && stage.progress && <progress value={stage.progress.done} max={stage.progress.total} aria-hidden="true" />}
        </div>
        <div class="post-picture-alt">
          <MarkedField
            entry={photo}
            field="altText"
            rows={2}
            id={altTextId(photo)}
            called={{ label: `${words.described}, ${words.picture(number).toLowerCase()}`, hint: words.describedHint }}
          >
            {over > 0 && <p class="field-finding field-finding-ask">{words.altOver(over, say.post.text.networks[network.value])}</p>}
          </MarkedField>
        </div>
      </div>
      {stage.kind === "failed" && (
        <div class="failed">
          <ErrorNote title={say.status.failed} error={stage.error} />
          <button type="button" class="button button-plain" onClick={() => retry(photo)}>
            {say.photos.retry}
          </button>
        </div>
      )}
      <Buttons photo={photo} number={number} told={told} isOpen={isOpen} />
      {isOpen && stage.kind !== "failed" && <Opened photo={photo} />}
    </li>
  );
}

function Buttons({ photo, number, told, isOpen }: Props & { isOpen: boolean }) {
  const words = say.post.pictures;
  const last = pictures.value.length;
  const shift = (by: -1 | 1) => {
    move(photo, by);
    const now = pictures.value.indexOf(photo) + 1;
    told.value = words.moved(number, now);
    // What is moved loses the focus, and at either end there is only one way to go on.
    goToNew(now === 1 ? `${photo.id}-later` : now === last ? `${photo.id}-earlier` : `${photo.id}-${by < 0 ? "earlier" : "later"}`);
  };
  const leave = () => {
    const next = pictures.value[number] ?? pictures.value[number - 2];
    leaveOut(photo);
    goToNew(next ? openId(next) : POST_PICTURES_ID);
  };
  return (
    <div class="post-picture-buttons">
      <button
        id={openId(photo)}
        type="button"
        class={toDoIn(photo) > 0 && !isOpen ? "button" : "button button-plain"}
        aria-expanded={isOpen}
        onClick={() => {
          openPicture.value = isOpen ? null : photo.id;
        }}
      >
        {isOpen ? words.close(number) : words.open(number)}
      </button>
      {last > 1 && (
        <>
          <button id={`${photo.id}-earlier`} type="button" class="chip" disabled={number === 1} aria-label={words.of(words.earlier, number)} onClick={() => shift(-1)}>
            {words.earlier}
          </button>
          <button id={`${photo.id}-later`} type="button" class="chip" disabled={number === last} aria-label={words.of(words.later, number)} onClick={() => shift(1)}>
            {words.later}
          </button>
        </>
      )}
      <button type="button" class="chip" aria-label={words.of(words.out, number)} onClick={leave}>
        {words.out}
      </button>
    </div>
  );
}

const SEVERITIES: readonly Severity[] = ["block", "ask", "note"];

function Opened({ photo }: { photo: PhotoEntry }) {
  const image = useSignal<HTMLImageElement | null>(null);
  const drawing = useSignal(false);
  const isReady = photo.stage.value.kind === "ready";
  const findings = (photo.judgement.value?.verdict.findings ?? []).filter((finding) => !isAboutAll(finding));
  return (
    <div class="post-opened">
      <Picture photo={photo} image={image} drawing={drawing} />
      {(isReady || photo.faces.value.length > 0) && <FaceList photo={photo} image={image} drawing={drawing} />}
      {isReady && <Work photo={photo} />}
      {isReady && policy.value?.approvalNeeded && <Approval photo={photo} />}
      {isReady && (
        <div class="post-file-name">
          <FileNameField photo={photo} />
        </div>
      )}
      {isReady && findings.length > 0 && (
        <section class="post-findings" id={POST_FINDINGS_ID} tabIndex={-1} aria-labelledby={`${POST_FINDINGS_ID}-title`}>
          <h3 id={`${POST_FINDINGS_ID}-title`}>{say.post.pictures.findings}</h3>
          <Exposure photo={photo} findings={findings} />
          {SEVERITIES.map((severity) => (
            <Findings key={severity} photo={photo} severity={severity} findings={findings} />
          ))}
        </section>
      )}
      <HiddenPanel photo={photo} />
    </div>
  );
}

function Findings({ photo, severity, findings }: { photo: PhotoEntry; severity: Severity; findings: readonly Finding[] }) {
  const own = findings.filter((finding) => finding.severity === severity && !isAboutExposure(finding));
  if (own.length === 0) return null;
  return (
    <div class={`findings findings-${severity}`}>
      <ul aria-label={say.verdict.severities[severity]}>
        {own.map((finding, index) => (
          <FindingItem key={`${finding.key}:${index}`} photo={photo} finding={finding} />
        ))}
      </ul>
    </div>
  );
}
