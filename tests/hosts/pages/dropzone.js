// Turns the form into a Dropzone that takes off its list what has been sent.
import { Dropzone } from "dropzone";
import "dropzone/dist/dropzone.css";

const dropzone = new Dropzone("#my-form");
dropzone.on("complete", (file) => dropzone.removeFile(file));
