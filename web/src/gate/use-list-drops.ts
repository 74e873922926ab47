// A class list may be dropped on the gate where it is chosen there; any other file only must not take the gate's place.
import { useEffect } from "preact/hooks";
import { addClassLists } from "../state/class-list";
import { isTable } from "../state/dropped";
import { isShut } from "../state/kept";
import { fixed } from "./school";

export function useListDrops(): void {
  useEffect(() => {
    const off = new AbortController();
    const hear = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const takesLists = fixed.value.classList.length === 0 && !isShut.value;
      if (event.type === "dragover") event.dataTransfer.dropEffect = takesLists ? "copy" : "none";
      else if (takesLists) takeLists([...event.dataTransfer.files]);
    };
    for (const name of ["dragover", "drop"] as const) document.addEventListener(name, hear, { signal: off.signal });
    return () => off.abort();
  }, []);
}

function takeLists(files: readonly File[]): void {
  const lists = files.filter(isTable);
  if (lists.length > 0) void addClassLists(lists);
}
