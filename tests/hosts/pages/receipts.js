// The uploaders of the other pages, each sending the receipts of its files. Between two lines of dashes stands what web/package/HOSTS.md says.
import Uppy from "@uppy/core";
import Dashboard from "@uppy/dashboard";
import XHRUpload from "@uppy/xhr-upload";
import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";
import { Dropzone } from "dropzone";
import "dropzone/dist/dropzone.css";
import * as FilePond from "filepond";
import "filepond/dist/filepond.min.css";
import { createElement as h, useCallback } from "react";
import { createRoot } from "react-dom/client";
import { useDropzone } from "react-dropzone";

/** The bare page has none: then there are no receipts. */
const gate = document.querySelector("school-gate") ?? { receiptOf: () => null };

const pond = FilePond.create(document.querySelector("#with-filepond input"));
// ---
pond.server = {
  process(fieldName, file, metadata, load, error, progress, abort) {
    const body = new FormData();
    body.append(fieldName, file);
    body.append("schoolgate-receipt", gate.receiptOf(file) ?? "");
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => progress(lengthComputable, loaded, total);
    request.onload = () => (request.status === 200 ? load(request.responseText) : error(request.responseText));
    request.onerror = () => error("The server cannot be reached.");
    request.open("POST", "/upload/receipts-filepond");
    request.send(body);
    return { abort: () => (request.abort(), abort()) };
  },
};
// ---

const uppy = new Uppy({ autoProceed: true }).use(Dashboard, { inline: true, target: "#uppy", height: 300 });
// ---
uppy.use(XHRUpload, {
  endpoint: "/upload/receipts-uppy",
  headers: ({ data }) => ({ "Schoolgate-Receipt": gate.receiptOf(data) ?? "" }),
});
// ---

const dropzone = new Dropzone("#my-form");
// ---
dropzone.on("sending", (file, request, body) => {
  body.append("schoolgate-receipt", gate.receiptOf(file) ?? "");
});
// ---

function Upload() {
  // ---
  const onDrop = useCallback((files) => {
    const body = new FormData();
    for (const file of files) {
      body.append("photos", file);
      body.append("schoolgate-receipt", gate.receiptOf(file) ?? "");
    }
    void fetch("/upload/receipts-react", { method: "POST", body });
  }, []);
  // ---
  const { getRootProps, getInputProps } = useDropzone({ onDrop });
  return h("div", getRootProps({ className: "upload", style: { border: "2px dashed", padding: "4rem" } }), h("input", getInputProps()), h("p", null, "Drop photos here"));
}
createRoot(document.getElementById("root")).render(h(Upload));
