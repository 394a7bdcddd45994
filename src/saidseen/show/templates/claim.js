(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // Letters that HTML cannot carry are put back, so that the words are there to the letter.
  for (const odd of all(".odd[data-lost]")) odd.textContent = String.fromCharCode(Number(odd.dataset.lost));

  // --- what is folded opens where an address leads into it, and for paper ---------------------------------------
  function unfold() {
    const target = document.getElementById(location.hash.slice(1));
    const shut = [];
    for (let e = target?.parentElement; e; e = e.parentElement) if (e.matches("details:not([open])")) shut.push(e);
    if (!shut.length) return; // the browser has led there already
    for (const one of shut) one.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  // --- keys: one point of each lane is a stop of the Tab key, arrows go on from there ----------------------------
  const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
  const LANES = { ArrowDown: 1, ArrowUp: -1 };
  const pointsOf = (lane) => all("a.dot", lane);

  function rove(point) {
    for (const one of pointsOf(point.closest(".lane"))) one.tabIndex = one === point ? 0 : -1;
  }

  function stepTo(event, point) {
    if (!point) return;
    event.preventDefault();
    rove(point);
    point.focus();
  }

  function nearest(point, by) {
    const lanes = all(".lane", point.closest(".lanes"));
    const x = point.getBoundingClientRect().left;
    for (let at = lanes.indexOf(point.closest(".lane")) + by; lanes[at]; at += by) {
      const near = pointsOf(lanes[at]).map((p) => [Math.abs(p.getBoundingClientRect().left - x), p]);
      if (near.length) return near.sort((a, b) => a[0] - b[0])[0][1];
    }
    return null;
  }

  document.addEventListener("keydown", (event) => {
    const point = event.target.closest?.("a.dot");
    if (!point || event.ctrlKey || event.altKey || event.metaKey) return;
    const points = pointsOf(point.closest(".lane"));
    if (event.key in STEPS) stepTo(event, points[points.indexOf(point) + STEPS[event.key]]);
    else if (event.key === "Home") stepTo(event, points[0]);
    else if (event.key === "End") stepTo(event, points[points.length - 1]);
    else if (event.key in LANES) stepTo(event, nearest(point, LANES[event.key]));
  });
  document.addEventListener("focusin", (event) => {
    const point = event.target.closest?.("a.dot");
    if (point) rove(point);
  });
  for (const lane of all(".lane")) {
    const first = pointsOf(lane)[0];
    if (first) rove(first);
  }
  document.getElementById("keys").hidden = all("a.dot").length === 0;
})();
