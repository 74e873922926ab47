// Turns the file input into a FilePond that sends at once.
import * as FilePond from "filepond";
import FilePondPluginImagePreview from "filepond-plugin-image-preview";
import "filepond/dist/filepond.min.css";
import "filepond-plugin-image-preview/dist/filepond-plugin-image-preview.min.css";

FilePond.registerPlugin(FilePondPluginImagePreview);
FilePond.create(document.querySelector("input[type=file]"), { server: { process: "/upload/filepond" } });
