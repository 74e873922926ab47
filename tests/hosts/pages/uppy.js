// An Uppy Dashboard in the page that sends as soon as something is added; folders may be chosen.
import Uppy from "@uppy/core";
import Dashboard from "@uppy/dashboard";
import XHRUpload from "@uppy/xhr-upload";
import "@uppy/core/css/style.min.css";
import "@uppy/dashboard/css/style.min.css";

new Uppy({ autoProceed: true })
  .use(Dashboard, { inline: true, target: "#uppy", fileManagerSelectionType: "both", height: 300 })
  .use(XHRUpload, { endpoint: "/upload/uppy" });
