// Says in words that a browser is too old for the page, before anything large is fetched. Written for browsers of 2010.
(function () {
  // The smallest module with one 128-bit number in it: a function that returns a vector of zeroes.
  var SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11];

  function knowsEnough() {
    try {
      return (
        "noModule" in document.createElement("script") &&
        typeof Object.hasOwn === "function" &&
        typeof AbortSignal.timeout === "function" &&
        typeof Worker === "function" &&
        typeof ReadableStream === "function" &&
        WebAssembly.validate(new Uint8Array(SIMD))
      );
    } catch (missing) {
      return false;
    }
  }

  function line(name, text) {
    var element = document.createElement(name);
    element.appendChild(document.createTextNode(text));
    return element;
  }

  if (knowsEnough()) return;
  // The page looks here before it draws itself.
  document.documentElement.setAttribute("data-old", "true");
  document.addEventListener("DOMContentLoaded", function () {
    var place = document.getElementById("page");
    place.setAttribute("class", "too-old");
    place.setAttribute("role", "main");
    place.appendChild(line("h1", "This browser is too old for Schoolgate"));
    place.appendChild(
      line(
        "p",
        "It is missing something that looking for faces needs, so nothing can be checked here and nothing was opened. " +
          "Please bring the browser up to date, or use a newer one: Chrome or Edge 103, Firefox 114, or Safari 16.4 (that is iOS 16.4), or later.",
      ),
    );
    place.appendChild(
      line("p", "If it is up to date already, a setting may have switched WebAssembly off. Ask whoever looks after your computers."),
    );
  });
})();
