// What went wrong with the class list as a whole, shown where somebody is at work on it.
import { classListError } from "../state/class-list";
import { say } from "../words";
import { ErrorNote } from "./error-note";

export function ListError() {
  const failed = classListError.value;
  return failed && <ErrorNote title={failed.fileName ? say.classList.failed(failed.fileName) : say.classList.wrong} error={failed.error} />;
}
