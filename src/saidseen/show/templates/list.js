// The lines of this page of a list, narrowed to those that have the words and the status.
(() => {
  "use strict";
  const narrow = document.getElementById("narrow");
  const words = document.getElementById("words");
  const status = document.getElementById("status");
  const lines = [...document.querySelectorAll("#list > li")].map((line) => [line, ` ${wordsOf(line.textContent).join(" ")}`]);

  function show() {
    const wanted = wordsOf(words.value);
    let left = 0;
    for (const [line, text] of lines) {
      const fits = wanted.every((word) => text.includes(` ${word}`)) && (!status?.value || line.dataset.status === status.value);
      line.hidden = !fits;
      left += fits;
    }
    document.getElementById("found").textContent = left < lines.length ? `${left} of ${lines.length} on this page` : "";
  }
  for (const kind of ["input", "change"]) narrow.addEventListener(kind, show);
  narrow.addEventListener("reset", () => setTimeout(show));
  narrow.addEventListener("submit", (event) => event.preventDefault());
  narrow.hidden = lines.length < 2;
})();
