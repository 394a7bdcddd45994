// A page that is open is told when something moved (htmx asks for what), or that it is told nothing any more.
(() => {
  "use strict";
  const live = document.getElementById("live");
  let last = Number(live.dataset.since);
  let waiting = 0;

  function say(words) {
    live.textContent = words;
    live.hidden = !words;
  }
  function moved() {
    waiting = 0;
    document.body.dispatchEvent(new CustomEvent("moved"));
  }
  function listen() {
    const source = new EventSource("/live?since=" + last);
    source.addEventListener("open", () => say(""));
    source.addEventListener("message", (event) => {
      const told = JSON.parse(event.data);
      if (told.trouble) say("Nothing new is read here: " + told.trouble);
      else say("");
      if (told.number > last) {
        last = told.number;
        if (!waiting) waiting = setTimeout(moved, 120); // what comes together is asked for once
      }
    });
    source.addEventListener("error", () => say("The board does not answer: this page stands as it was. It tries again by itself."));
    addEventListener("pagehide", () => source.close());
  }
  listen();

  // The slider of a claim's page: a day is shown as it is passed, and asked for when the hand lets go.
  const slider = document.getElementById("then-at");
  if (slider) {
    const days = slider.dataset.days.split(" ");
    const day = document.getElementById("then-day");
    const choice = document.getElementById("then");
    slider.hidden = false;
    slider.addEventListener("input", () => { day.textContent = days[slider.value]; });
    slider.addEventListener("change", () => {
      choice.value = Number(slider.value) === days.length - 1 ? "" : days[slider.value];
      choice.form.requestSubmit();
    });
  }
  // On the map, a point and its line in the list are lit together.
  for (const one of document.querySelectorAll("[data-place]")) {
    const both = () => document.querySelectorAll(`[data-place="${CSS.escape(one.dataset.place)}"]`);
    for (const kind of ["focusin", "pointerenter"]) one.addEventListener(kind, () => both().forEach((e) => e.classList.add("on")));
    for (const kind of ["focusout", "pointerleave"]) one.addEventListener(kind, () => both().forEach((e) => e.classList.remove("on")));
  }
  // Review: a key for each answer of the statement that has the focus.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const here = event.target.closest(".waiting");
    here?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
})();
