// The basic widget, as its documentation's smallest example has it, with pasting allowed anywhere.
import $ from "jquery";
import "blueimp-file-upload";

$("#fileupload").fileupload({ dataType: "json", singleFileUploads: false, pasteZone: $(document) });
