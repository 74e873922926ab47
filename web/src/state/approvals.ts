// Signed permissions: those that were opened or given here, and which of them belongs to which photo.
import { effect, signal } from "@preact/signals";
import { PageError } from "../bridge/page-error";
import type { SignedApproval } from "../wasm/schoolgate.js";
import { guard } from "./guard";
import type { PhotoEntry } from "./photo";
import { policy, signaturesCount } from "./school";
import { textOf } from "./secret";

export const approvals = signal<readonly SignedApproval[]>([]);
export const approvalsError = signal<{ fileName: string; error: PageError } | null>(null);

/** Reads a file that the headteacher has signed. Whether a signature holds is for the judge to say. */
export async function openApprovals(file: File): Promise<void> {
  try {
    const text = await textOf(file);
    const { words } = await guard();
    await words.run("checkApprovals", { approvals: text }, { urgent: true });
    addApprovals(text.split("\n").filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as SignedApproval));
    approvalsError.value = null;
  } catch (thrown) {
    approvalsError.value = { fileName: file.name, error: PageError.of(thrown) };
  }
}

/** The latest go first: of several that fit a photo equally well, the guard takes the first. */
export function addApprovals(more: readonly SignedApproval[]): void {
  approvals.value = [...more, ...approvals.value];
}

/** One approval a line, as the command line reads them too. */
export const linesOf = (list: readonly SignedApproval[]): string => list.map((approval) => `${JSON.stringify(approval)}\n`).join("");

/** Those that are about this very file. */
export function approvalsOf(photo: PhotoEntry): SignedApproval[] {
  const sha256 = photo.info.value?.sha256;
  return approvals.value.filter(({ statement }) => statement.what.originalSha256 === sha256);
}

/** Whether the verdict asks for the headteacher's permission. */
export const needsPermission = (photo: PhotoEntry): boolean =>
  photo.judgement.value?.verdict.findings.some(({ rule, severity }) => rule === "approval.head" && severity === "block") ?? false;

/** Gives the photo the approval that fits it best, again whenever either changes; the function returned stops it. */
export function fitApprovalAsItChanges(photo: PhotoEntry): () => void {
  return effect(() => {
    const submission = photo.submission.value;
    const own = approvalsOf(photo);
    if (!submission || !policy.value || !signaturesCount.value || own.length === 0) return;
    const off = new AbortController();
    void fit(photo, own, submission, off.signal);
    return () => off.abort();
  });
}

async function fit(photo: PhotoEntry, own: SignedApproval[], submission: NonNullable<PhotoEntry["submission"]["value"]>, signal: AbortSignal): Promise<void> {
  try {
    const { words } = await guard();
    const fitting = await words.run("fittingApproval", { approvals: linesOf(own), submission }, { signal });
    // What has not changed is left alone, or the photo would be judged for ever.
    if (!signal.aborted && JSON.stringify(fitting) !== JSON.stringify(photo.signedApproval.peek())) photo.signedApproval.value = fitting;
  } catch {
    // Without an approval the verdict stays at no, and says so.
    if (!signal.aborted) photo.signedApproval.value = null;
  }
}
