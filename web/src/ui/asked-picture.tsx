// One picture that somebody asks to publish, with all that would be signed.
import { shortCode } from "../state/checkpoint";
import { tick, ticked, type Asked } from "../state/signing";
import type { CoverStyle } from "../wasm/schoolgate.js";
import { say } from "../words";

export function AskedPicture({ asked, fromFile }: { asked: Asked; fromFile: boolean }) {
  const words = say.office.permit;
  const { request, counts, address, seen, key } = asked;
  const name = request.words.fileName || shortCode(request.originalSha256);
  return (
    <li class="asked" data-photo={request.originalSha256}>
      <div class="asked-picture">
        {address ? <img src={address} alt={words.alt(name)} /> : <p class="hint">{words.noPicture}</p>}
        {fromFile && address && <p class={seen ? "office-good" : "hint"}>{seen ? words.seen : words.unseen}</p>}
      </div>
      <div class="asked-words">
        <dl class="asked-facts">
          <Fact term={words.goes} value={say.office.channels[request.channel] ?? request.channel} />
          <Fact term={words.publisher} value={request.publisher === null ? say.office.somebody : (say.office.roles[request.publisher] ?? request.publisher)} />
          <Fact term={words.caption} value={request.words.caption} />
          <Fact term={words.altText} value={request.words.altText} />
          <Fact term={words.fileName} value={request.words.fileName} />
          <Fact term={words.covered} value={coversInWords(request.covers.length, request.cover)} />
          <Fact term={words.part} value={partInWords(asked)} />
          {counts && <Fact term={words.shows} value={words.counts(counts.people, counts.visitors)} />}
          <Fact term={words.photoCode} value={shortCode(request.originalSha256)} />
        </dl>
        <label class="tick">
          <input type="checkbox" checked={ticked.value.has(key)} onChange={({ currentTarget }) => tick(key, currentTarget.checked)} />
          <span>{words.tick(name)}</span>
        </label>
      </div>
    </li>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value === "" ? <span class="hint">{say.office.permit.empty}</span> : <bdi>{value}</bdi>}</dd>
    </div>
  );
}

function coversInWords(number: number, style: CoverStyle | null): string {
  const covers = say.office.permit.covers(number);
  return number > 0 && style ? `${covers} (${say.covers.styles[style] ?? style})` : covers;
}

function partInWords({ request: { crop, longestSide } }: Asked): string {
  const words = say.office.permit;
  const part = crop ? words.crop(crop.width, crop.height) : words.whole;
  return longestSide === null ? part : part + words.side(longestSide);
}
