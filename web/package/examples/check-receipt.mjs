// A server's check of a receipt, with nothing but Node: import it, or copy it.
import { createHash, createPublicKey, verify } from "node:crypto";

const sha256 = (data) => createHash("sha256").update(data).digest("hex");
const ofText = (text) => sha256(text.replace(/\r\n?/gu, "\n"));

/**
 * What a receipt says, where it holds for this upload; otherwise throws an Error with the reason. `keys` are the public keys (JWK)
 * that are trusted; `photo` the bytes that were uploaded, left out for words without a picture; `caption` and `altText` the
 * words that came with it; `channel` where it will be seen; `newerThan` the oldest day that is taken, YYYY-MM-DD.
 */
export function checkReceipt(receipt, { keys, photo, caption, altText, channel, newerThan }) {
  const must = (holds, otherwise) => {
    if (!holds) throw new Error(otherwise);
  };
  must(typeof receipt === "string" && receipt.length <= 6144, "There is no receipt.");
  const parts = receipt.split(".");
  const [header, payload, signature] = parts.map((part) => Buffer.from(part, "base64url"));
  const isWhole = parts.length === 3 && [header, payload, signature].every((bytes, at) => bytes.toString("base64url") === parts[at]);
  must(isWhole, "This is not a receipt.");
  const { alg, kid, typ, ...more } = parsed(header);
  must(alg === "EdDSA" && typ === "schoolgate-receipt+jwt" && Object.keys(more).length === 0, "This is not a receipt.");
  const key = keys.find((each) => each.kid === kid);
  must(key, "The receipt is signed with a key that is not trusted here.");
  const publicKey = createPublicKey({ key, format: "jwk" });
  const isSigned = publicKey.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(`${parts[0]}.${parts[1]}`), publicKey, signature);
  must(isSigned, "The receipt was changed, or made up.");
  const says = parsed(payload);
  must(says.version === 1, "The receipt is of a version that is not known here.");
  const isOfWords = photo === undefined || photo === null;
  must(says.photo === (isOfWords ? null : sha256(photo)), isOfWords ? "The receipt is for a picture." : "The receipt is not for this file.");
  must(caption === undefined || says.caption === ofText(caption), "The caption is not the one that was checked.");
  must(altText === undefined || says.altText === ofText(altText), "The alt text is not the one that was checked.");
  must(channel === undefined || says.channel === channel, `The receipt is not for this place: it is for ${says.channel}.`);
  must(newerThan === undefined || says.on >= newerThan, `The receipt is too old: it is of ${says.on}.`);
  return says;
}

function parsed(bytes) {
  try {
    return Object(JSON.parse(bytes.toString()));
  } catch {
    throw new Error("This is not a receipt.");
  }
}
