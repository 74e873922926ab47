// Which upload pages there are, and where on each the file inputs, the zones and the buttons are.

/**
 * FilePond takes what is dropped once it has the class of a hopper.
 *
 * A host is one way to upload on one page: `scope` is what its file inputs are found in, as selectors through shadow trees, null where
 * they are only ever opened by script;
 * `zone` is what things are dropped and pasted on, the first input unless said; `opener` is a button that opens the picker
 * by script; `sender` is the button that sends, where sending is not automatic; `again` is a button that makes the page ready
 * for more, where there is one; `takes` is how long it takes to send, in milliseconds, where
 * that is long: it waits for its own drawing; `to` is where it sends.
 */
export const hosts = [
  { name: "form, one file", page: "forms", scope: ["#one"], sender: ["#one button"], to: "/form/one" },
  { name: "form, several files", page: "forms", scope: ["#several"], sender: ["#several button"], to: "/form/several" },
  { name: "form, a folder", page: "folder", scope: ["#folder"], sender: ["#folder button"], to: "/form/folder" },
  { name: "form, `form.submit()`", page: "forms", scope: ["#by-script"], opener: ["#open-by-script"], to: "/form/by-script" },
  { name: "form, `fetch(FormData)`", page: "forms", scope: ["#by-fetch"], sender: ["#by-fetch button"], to: "/upload/by-fetch" },
  { name: "input made by script, never in the page", page: "forms", scope: null, opener: ["#open-detached"], to: "/upload/detached" },
  { name: "form in an open shadow tree", page: "forms", scope: ["#open-root", "form"], sender: ["#open-root", "button"], to: "/form/open-root" },
  { name: "form in a closed shadow tree", page: "forms", scope: ["#closed-root", "form"], sender: ["#closed-root", "button"], to: "/form/closed-root" },
  { name: "drop zone made by hand", page: "zone", scope: ["body"], zone: ["#zone"], to: "/upload/zone" },
  { name: "FilePond", page: "filepond", scope: ["body"], zone: [".filepond--root.filepond--hopper"], takes: 8000, to: "/upload/filepond" },
  { name: "Uppy Dashboard", page: "uppy", scope: ["body"], zone: [".uppy-Dashboard-inner"], opener: [".uppy-Dashboard-browse"], again: [".uppy-StatusBar-actionBtn--done"], to: "/upload/uppy" },
  { name: "Dropzone", page: "dropzone", scope: null, zone: ["#my-form"], opener: ["#my-form .dz-button"], to: "/upload/dropzone" },
  { name: "react-dropzone", page: "react", scope: ["body"], zone: [".upload"], opener: [".upload"], to: "/upload/react" },
  { name: "jQuery File Upload", page: "jquery", scope: ["body"], zone: ["body"], to: "/upload/jquery" },
];

export const pages = [...new Set(hosts.map(({ page }) => page))];

/** The uploaders of the page that sends receipts. */
export const withReceipts = [
  { name: "FilePond", page: "receipts", scope: ["#with-filepond"], zone: [".filepond--root.filepond--hopper"], to: "/upload/receipts-filepond" },
  { name: "Uppy", page: "receipts", scope: ["#uppy"], zone: [".uppy-Dashboard-inner"], to: "/upload/receipts-uppy" },
  { name: "Dropzone", page: "receipts", scope: null, zone: ["#my-form"], to: "/upload/receipts-dropzone" },
  { name: "react-dropzone", page: "receipts", scope: ["#root"], zone: [".upload"], to: "/upload/receipts-react" },
];
