// Turns the form into a Dropzone.
import { Dropzone } from "dropzone";
import "dropzone/dist/dropzone.css";

new Dropzone("#my-form");
