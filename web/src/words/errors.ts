// Turns any error into a sentence and what to do about it.
import type { PageError } from "../bridge/page-error";
import { say } from ".";

export interface InWords {
  message: string;
  remedy: string;
  /** For whoever looks after the computers; may be empty. */
  technical: string;
}

export function inWords(error: PageError): InWords {
  const own = say.errors[error.code];
  const fallback = say.errors["page.unexpected"];
  const message = own?.[0] ?? (error.message || (fallback?.[0] ?? error.code));
  const remedy = own?.[1] ?? (error.remedy || (fallback?.[1] ?? ""));
  return { message, remedy, technical: [error.code, placeInWords(error), error.detail].filter(Boolean).join(", ") };
}

function placeInWords({ place }: PageError): string {
  switch (place.kind) {
    case "whole":
      return "";
    case "byte":
      return `byte ${place.offset}`;
    case "cell":
      return `row ${place.row}, column ${place.column}`;
    case "line":
      return `line ${place.line}`;
    case "field":
      return place.name;
  }
}
