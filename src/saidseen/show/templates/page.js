(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 62rem)");
  const ROLES = { s: "source", k: "cue", c: "content" };
  const cards = all(".card");
  const hiddenNumbers = new Set();
  let kept = null; // the statement that was chosen by focus, click or tap
  let lit = null; // the statement that is lit now

  // Letters that HTML cannot carry are put back, so that the story is there to the letter.
  for (const odd of all(".odd[data-lost]")) odd.textContent = String.fromCharCode(Number(odd.dataset.lost));

  // --- card and words, tied -----------------------------------------------------------------------------------
  const cardOf = (number) => byId("s" + number);
  const anchorOf = (number) => byId("t" + number);

  const pieces = all(".story [data-s]");
  const numbersOf = (piece) => [...new Set(piece.dataset.s.split(" ").map((key) => Number(key.slice(1))))];
  const shownOf = (piece) => numbersOf(piece).filter((number) => !hiddenNumbers.has(number));
  const piecesOf = new Map();
  for (const piece of pieces)
    for (const number of numbersOf(piece)) {
      if (!piecesOf.has(number)) piecesOf.set(number, []);
      piecesOf.get(number).push(piece);
    }

  function light(number) {
    if (number === lit) return;
    for (const one of [cardOf(lit), anchorOf(lit), ...(piecesOf.get(lit) ?? [])])
      one?.classList.remove("on", "on-source", "on-cue", "on-content", "named");
    lit = number;
    if (number === null) return;
    cardOf(number)?.classList.add("on");
    anchorOf(number)?.classList.add("on");
    const named = new Set();
    for (const piece of piecesOf.get(number) ?? []) {
      const keys = piece.dataset.s.split(" ");
      for (const [key, role] of Object.entries(ROLES)) {
        if (!keys.includes(key + number)) continue;
        piece.classList.add("on", "on-" + role);
        if (!named.has(role)) {
          piece.classList.add("named");
          piece.dataset.role = role;
        }
        named.add(role);
      }
    }
  }

  function keep(number) {
    kept = number;
    light(number);
  }

  /** The statement that an element belongs to: a card's, an anchor's, or the innermost that is shown of a piece. */
  function numberOf(element) {
    const own = element?.closest?.(".card, .story .n");
    if (own) return Number(own.dataset.n);
    const piece = element?.closest?.("[data-s]");
    if (!piece) return null;
    return shownOf(piece)[0] ?? null;
  }

  function seen(element, box) {
    const its = element.getBoundingClientRect();
    return its.top >= box.top && its.bottom <= box.bottom;
  }

  /** Scrolls the column of cards alone, so that the page stays where the reader is. */
  function showCard(number) {
    const card = cardOf(number);
    const pane = card?.closest(".cards");
    if (!pane || !wide.matches || pane.scrollHeight <= pane.clientHeight) return;
    const box = pane.getBoundingClientRect();
    if (seen(card, box)) return;
    const by = card.getBoundingClientRect().top - box.top - 12;
    pane.scrollBy({ top: by, behavior: still.matches ? "auto" : "smooth" });
  }

  function showWords(number) {
    const anchor = anchorOf(number);
    if (!anchor || !wide.matches) return;
    if (seen(anchor, { top: 80, bottom: innerHeight - 60 })) return;
    anchor.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const number = numberOf(event.target);
    light(number ?? kept);
    if (number !== null && !event.target.closest(".card")) showCard(number);
  });
  document.addEventListener("pointerleave", () => light(kept));

  document.addEventListener("focusin", (event) => {
    const number = numberOf(event.target);
    if (number === null) return;
    keep(number);
    if (event.target.closest(".card")) showWords(number);
    else {
      rove(anchorOf(number));
      showCard(number);
    }
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("a[href^='#t']")) {
      event.preventDefault();
      toWords(numberOf(target));
    } else if (target.closest(".story .n")) {
      event.preventDefault();
      toCard(numberOf(target));
    } else if (target.closest("[data-s]") && getSelection().isCollapsed) {
      const numbers = shownOf(target.closest("[data-s]"));
      if (!numbers.length) return;
      const number = numbers[(numbers.indexOf(kept) + 1) % numbers.length];
      keep(number);
      showCard(number);
      sheet(number);
    } else if (!target.closest(".card, .tools, .mast")) {
      keep(null);
      sheet(null);
    }
  });

  function toCard(number) {
    if (number === null) return;
    if (wide.matches) cardOf(number).focus({ preventScroll: true });
    else {
      keep(number);
      sheet(number);
    }
    showCard(number);
  }

  function toWords(number) {
    if (number === null) return;
    sheet(null);
    anchorOf(number)?.focus({ preventScroll: true });
    anchorOf(number)?.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
  }

  // --- a narrow page: the card comes up from below --------------------------------------------------------------
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "close";
  close.addEventListener("click", (event) => {
    event.stopPropagation();
    sheet(null);
    keep(null);
  });

  function sheet(number) {
    for (const open of all(".card.sheet")) open.classList.remove("sheet");
    close.remove();
    if (number === null || wide.matches) return;
    cardOf(number).classList.add("sheet");
    cardOf(number).append(close);
  }

  // --- keys -------------------------------------------------------------------------------------------------------
  const shownCards = () => cards.filter((card) => !hiddenNumbers.has(Number(card.dataset.n)));
  const anchors = all(".story .n");
  const shownAnchors = () => anchors.filter((anchor) => !hiddenNumbers.has(Number(anchor.dataset.n)));

  /** One of a story's anchors is a stop of the Tab key; arrows go on from there. */
  const stops = new Map();
  function rove(anchor) {
    const story = anchor?.closest(".story");
    if (!story) return;
    if (stops.has(story)) stops.get(story).tabIndex = -1;
    anchor.tabIndex = 0;
    stops.set(story, anchor);
  }
  for (const anchor of anchors) anchor.tabIndex = -1;
  for (const story of all(".story")) rove(story.querySelector(".n"));

  const STEPS = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, ArrowRight: 1, ArrowLeft: -1 };

  function step(event, list, from) {
    const at = list.indexOf(from);
    const to =
      event.key === "Home" ? list[0] : event.key === "End" ? list[list.length - 1] : list[at + (STEPS[event.key] ?? NaN)];
    if (!to) return;
    event.preventDefault();
    to.focus({ preventScroll: to.matches(".card") && wide.matches });
    if (to.matches(".card")) showCard(Number(to.dataset.n));
    else if (!seen(to, { top: 80, bottom: innerHeight - 60 })) to.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      sheet(null);
      keep(null);
      document.activeElement?.blur();
      return;
    }
    const target = event.target;
    if (target.matches?.(".card")) {
      if (event.key === "Enter") {
        event.preventDefault();
        toWords(Number(target.dataset.n));
      } else if (!["ArrowLeft", "ArrowRight"].includes(event.key)) step(event, shownCards(), target);
    } else if (target.matches?.(".story .n")) step(event, shownAnchors(), target);
  });

  // --- filter -----------------------------------------------------------------------------------------------------
  const tools = byId("tools");
  const [who, act, owed] = ["by-who", "by-act", "by-owed"].map(byId);

  function filter() {
    hiddenNumbers.clear();
    for (const card of cards) {
      const fits =
        (!who.value || card.dataset.who === who.value) &&
        (!act.value || card.dataset.act === act.value) &&
        (!owed.checked || card.classList.contains("owing"));
      card.parentElement.hidden = !fits;
      if (!fits) hiddenNumbers.add(Number(card.dataset.n));
    }
    for (const piece of pieces)
      piece.classList.toggle("off", numbersOf(piece).every((number) => hiddenNumbers.has(number)));
    for (const anchor of anchors) anchor.hidden = hiddenNumbers.has(Number(anchor.dataset.n));
    for (const story of all(".story")) rove(story.querySelector(".n:not([hidden])"));
    const left = cards.length - hiddenNumbers.size;
    byId("found").textContent = hiddenNumbers.size ? `${left} of ${cards.length}` : "";
    if (hiddenNumbers.has(kept)) keep(null);
  }
  for (const kind of ["input", "change"]) tools.addEventListener(kind, filter);
  tools.addEventListener("reset", () => setTimeout(filter));
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = cards.length === 0;
  byId("keys").hidden = cards.length === 0;

  // --- the cards follow the story as it is scrolled ---------------------------------------------------------------
  let pending = false;
  function follow() {
    pending = false;
    if (!wide.matches || kept !== null || document.querySelector(".cards:hover")) return;
    for (const story of all(".story")) {
      const box = story.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) continue;
      const here = all(".n:not([hidden])", story);
      let low = 0;
      let high = here.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (here[middle].getBoundingClientRect().top < 72) low = middle + 1;
        else high = middle;
      }
      const card = here[low] && cardOf(here[low].dataset.n);
      const pane = card?.closest(".cards");
      if (pane) pane.scrollTop += card.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12;
    }
  }
  addEventListener("scroll", () => {
    if (!pending) requestAnimationFrame(follow);
    pending = true;
  }, { passive: true });
  // An address from another page leads to a statement's card and its words.
  function lead() {
    const card = location.hash.startsWith("#said-") && byId(location.hash.slice(1))?.querySelector(":scope > .card");
    if (!card) return;
    const number = Number(card.dataset.n);
    keep(number);
    showWords(number);
    showCard(number);
    sheet(number);
  }
  addEventListener("hashchange", lead);
  lead();
  if (/^#s\d+$/.test(location.hash)) keep(Number(location.hash.slice(2)));
})();
