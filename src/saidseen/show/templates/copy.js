// An id is copied whole by a click, or by Enter, though only its beginning is shown.
(() => {
  "use strict";
  function copy(one) {
    const put = (event) => { event.clipboardData.setData("text/plain", one.dataset.copy); event.preventDefault(); };
    document.addEventListener("copy", put, { once: true });
    const done = document.execCommand("copy");
    if (!done) document.removeEventListener("copy", put);
    one.dataset.told = done ? "copied" : "not copied";
    setTimeout(() => delete one.dataset.told, 1500);
  }
  for (const one of document.querySelectorAll("code[data-copy]")) {
    one.tabIndex = 0;
    one.setAttribute("role", "button");
    one.title = "copy the whole id";
    one.addEventListener("click", () => copy(one));
    one.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); event.stopPropagation(); copy(one); } });
  }
})();
