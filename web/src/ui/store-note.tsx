// What went wrong with what is kept, in words.
import { PageError } from "../bridge/page-error";
import type { StoreError } from "../store/store-error";
import { ErrorNote } from "./error-note";

export function StoreNote({ title, error: { code, detail } }: { title: string; error: StoreError }) {
  return <ErrorNote title={title} error={new PageError({ code, message: "", place: { kind: "whole" }, detail, remedy: "" })} />;
}
