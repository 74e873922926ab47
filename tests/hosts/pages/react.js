// A component with the hook of react-dropzone that sends what it is given.
import { createElement as h, useCallback } from "react";
import { createRoot } from "react-dom/client";
import { useDropzone } from "react-dropzone";

function Upload() {
  const onDrop = useCallback((files) => {
    if (files.length === 0) return;
    const body = new FormData();
    for (const file of files) body.append("photos", file);
    void fetch("/upload/react", { method: "POST", body });
  }, []);
  const { getRootProps, getInputProps, isDragActive } = useDropzone({ onDrop });
  return h("div", getRootProps({ className: "upload", style: { border: "2px dashed", padding: "4rem" } }),
    h("input", getInputProps()),
    h("p", null, isDragActive ? "Let go of them here" : "Drop photos here, or press to choose some"));
}

createRoot(document.getElementById("root")).render(h(Upload));
