// Looks words up in the index that stands in the page; everything that is shown is put there as text.
(() => {
  "use strict";
  const MOST = 200;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("index").textContent);
  const words = data.words ? data.words.split(" ") : [];
  const where = data.where.split(" ");
  const [find, box, status, results, found] = ["find", "q", "status", "results", "found"].map(byId);

  /** The first place in `words` that does not stand before `word`. */
  function place(word) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The numbers of the claims that have a word that begins so. */
  function claimsWith(beginning) {
    const numbers = new Set();
    for (let at = place(beginning); at < words.length && words[at].startsWith(beginning); at++) {
      let number = 0;
      for (const step of where[at].split(",")) numbers.add((number += parseInt(step, 36)));
    }
    return numbers;
  }

  /** The numbers of the claims that have all the words, those that have them in their title first. */
  function claimsOf(wanted) {
    const sets = wanted.map(claimsWith).sort((a, b) => a.size - b.size);
    const both = [...sets[0]].filter((number) => sets.every((set) => set.has(number)));
    const fits = both.filter((number) => !status.value || data.claims[number][2] === status.value).sort((a, b) => a - b);
    const inTitle = (number) => {
      const title = ` ${wordsOf(data.claims[number][1]).join(" ")}`;
      return wanted.every((word) => title.includes(` ${word}`));
    };
    const first = new Set(fits.filter(inTitle));
    return [...first, ...fits.filter((number) => !first.has(number))];
  }

  function element(tag, text, name = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function line([file, title, itsStatus, summary, owed, id]) {
    const made = document.createElement("li");
    const link = element("a", "");
    link.href = file;
    link.append(element("bdi", title));
    const about = element("p", "", "note");
    const short = element("code", id.slice(0, 8));
    short.title = id;
    about.append(element("bdi", summary), " · ", short);
    made.append(link, " ", element("span", itsStatus, `tag is-${itsStatus.replaceAll(" ", "-")}`), about);
    if (owed) {
      const owes = element("p", "", "owing");
      owes.append(element("b", "owed:"), ` ${owed}`);
      made.append(owes);
    }
    return made;
  }

  function show() {
    const wanted = wordsOf(box.value);
    const numbers = wanted.length ? claimsOf(wanted) : [];
    results.replaceChildren(...numbers.slice(0, MOST).map((number) => line(data.claims[number])));
    const unknown = wanted.filter((word) => !claimsWith(word).size);
    const many = `${numbers.length} claim${numbers.length === 1 ? "" : "s"}`;
    if (!wanted.length) found.textContent = "";
    else if (unknown.length) found.textContent = `0 claims: no word here begins with “${unknown.join("”, “")}”; a shorter beginning may`;
    else found.textContent = numbers.length > MOST ? `${many}; the first ${MOST} are shown, more words narrow them` : many;
  }

  function keep() {
    const address = box.value ? `#q=${encodeURIComponent(box.value)}` : "#";
    try { history.replaceState(null, "", address); } catch { /* an address that may not change stays */ }
  }

  function take() {
    box.value = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    show();
  }
  addEventListener("hashchange", take);
  box.addEventListener("input", () => { keep(); show(); });
  status.addEventListener("change", show);
  find.addEventListener("submit", (event) => { event.preventDefault(); keep(); show(); });
  byId("without").hidden = true;
  find.hidden = false;
  take();
  box.focus();
})();
