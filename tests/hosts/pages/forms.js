// What the plain forms do by script: choose for a button, send in the background, and live in shadow trees.

const byScript = document.getElementById("by-script");
const hidden = byScript.querySelector("input");
document.getElementById("open-by-script").addEventListener("click", () => hidden.click());
hidden.addEventListener("change", () => {
  if (hidden.files.length > 0) byScript.submit();
});

const send = (to, body) => fetch(to, { method: "POST", body });

document.getElementById("by-fetch").addEventListener("submit", (event) => {
  event.preventDefault();
  void send(event.target.action, new FormData(event.target));
});

// The input of this button is never put into the document.
document.getElementById("open-detached").addEventListener("click", () => {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.onchange = () => {
    const body = new FormData();
    for (const file of input.files) body.append("photos", file);
    void send("/upload/detached", body);
  };
  input.click();
});

/** An upload form of its own inside an element, in an open or a closed shadow tree. */
const uploadIn = (mode) =>
  class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode });
      root.innerHTML = `
        <form action="/form/${mode}-root" method="post" enctype="multipart/form-data">
          <label>Photos <input type="file" name="photos" multiple></label>
          <button>Send from a ${mode} tree</button>
        </form>`;
    }
  };
customElements.define("open-upload", uploadIn("open"));
customElements.define("closed-upload", uploadIn("closed"));
