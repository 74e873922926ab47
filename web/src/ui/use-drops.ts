// Takes in files dropped or pasted anywhere on the page; the browser would otherwise leave the page to show them.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { takeIn } from "../state/dropped";
import { droppedFolders, takeInFolders } from "../state/dropped-folders";
import { namedAsPasted } from "../state/pasted";
import { isTextField } from "./text-field";

const holdsFiles = (transfer: DataTransfer | null): transfer is DataTransfer => transfer?.types.includes("Files") ?? false;

/** Whether files are being held over the page. */
export function useDrops() {
  const over = useSignal(false);
  useEffect(() => {
    const off = new AbortController();
    const listen = <Name extends "dragover" | "dragleave" | "drop">(name: Name, hear: (event: DragEvent) => void) =>
      document.addEventListener(name, hear, { signal: off.signal });
    listen("dragover", (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      over.value = true;
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) over.value = false;
    });
    listen("drop", (event) => {
      over.value = false;
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      const folders = droppedFolders(event.dataTransfer);
      if (folders) void takeInFolders(folders);
      else takeIn(event.dataTransfer.files);
    });
    document.addEventListener(
      "paste",
      (event) => {
        const { clipboardData, target } = event;
        // Words copied in some programs come with a picture of them: in a text field the words are meant.
        if (!clipboardData?.files.length || (isTextField(target) && clipboardData.types.includes("text/plain"))) return;
        event.preventDefault();
        takeIn(namedAsPasted(clipboardData.files));
      },
      { signal: off.signal },
    );
    return () => off.abort();
  }, []);
  return over;
}
