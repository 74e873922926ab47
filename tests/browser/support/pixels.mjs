// Has the browser decode a saved picture, as a reader's browser would.

/** Its size, and the colours at these points. */
export async function decoded(driver, bytes, points = []) {
  const result = await driver.executeAsyncScript(
    (base64, wanted, done) => {
      const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = new Image();
      image.onerror = () => done({ error: "the browser cannot show it" });
      image.onload = () => {
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const colours = wanted.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]);
        done({ width: canvas.width, height: canvas.height, colours });
      };
      image.src = URL.createObjectURL(new Blob([data], { type: "image/jpeg" }));
    },
    Buffer.from(bytes).toString("base64"),
    points,
  );
  if (result.error) throw new Error(result.error);
  return result;
}

export const middleOf = ([x, y, width, height]) => [Math.round(x + width / 2), Math.round(y + height / 2)];

/** The picture turned a quarter to the right, as a JPEG. */
export async function onItsSide(driver, bytes) {
  const base64 = await driver.executeAsyncScript((given, done) => {
    const data = Uint8Array.from(atob(given), (character) => character.charCodeAt(0));
    const image = new Image();
    image.onerror = () => done(null);
    image.onload = () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalHeight, image.naturalWidth];
      const context = canvas.getContext("2d");
      context.translate(canvas.width, 0);
      context.rotate(Math.PI / 2);
      context.drawImage(image, 0, 0);
      done(canvas.toDataURL("image/jpeg", 0.92).split(",")[1]);
    };
    image.src = URL.createObjectURL(new Blob([data], { type: "image/jpeg" }));
  }, Buffer.from(bytes).toString("base64"));
  if (base64 === null) throw new Error("the browser cannot show it");
  return Buffer.from(base64, "base64");
}
