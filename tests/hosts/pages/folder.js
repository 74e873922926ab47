// Says how many photos the folder has.

const input = document.querySelector("input");
input.addEventListener("change", () => {
  document.title = `A folder of ${input.files.length} photos`;
});
