// The text of the post with its count, as the network it is for counts.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { network, pictures } from "../state/post";
import { leftOf, NETWORKS } from "../state/post-count";
import { postText } from "../state/post-text";
import { sharedText } from "../state/post-verdict";
import { say } from "../words";
import { MarkedField } from "./marked-field";
import { Panel } from "./panel";
import { Select } from "./select";

const COUNT_ID = "post-count";
/** A helper reads the count out when somebody has stopped typing, and not at every key. */
const PAUSE_MS = 1200;

export function PostTextPanel() {
  const words = say.post.text;
  return (
    <Panel title={words.title} name="post-text">
      <MarkedField entry={sharedText.value} field="caption" rows={4} called={words} describedBy={COUNT_ID} asks={pictures.value.length === 0}>
        <Count />
      </MarkedField>
      <div class="post-network">
        <Select
          label={words.network}
          value={network.value}
          options={NETWORKS.map((value) => ({ value, words: words.networks[value] }))}
          onChoose={(value) => {
            network.value = value;
          }}
        />
        <p class="hint">{words.counted[network.value]}</p>
      </div>
    </Panel>
  );
}

function Count() {
  const left = leftOf(network.value, postText.words.value.caption);
  const words = left < 0 ? say.post.text.over(-left, say.post.text.networks[network.value]) : say.post.text.left(left);
  const spoken = useSignal("");
  useEffect(() => {
    const timer = setTimeout(() => {
      spoken.value = postText.words.value.caption === "" ? "" : words;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      <p class={left < 0 ? "post-count post-count-over" : "post-count"} id={COUNT_ID}>
        {words}
      </p>
      <p class="visually-hidden" role="status">
        {spoken.value}
      </p>
    </>
  );
}
