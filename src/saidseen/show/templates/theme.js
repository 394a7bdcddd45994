// Dark and light: as the reader's machine has it, or as the button says.
(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const THEMES = ["auto", "light", "dark"];
  const memory = {
    get: () => { try { return localStorage.getItem("saidseen-theme"); } catch { return null; } },
    set: (theme) => { try { localStorage.setItem("saidseen-theme", theme); } catch { /* a page without storage forgets */ } },
  };

  function paint(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.querySelector("b").textContent = theme;
  }
  button.addEventListener("click", () => {
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
    paint(theme);
    memory.set(theme);
  });
  paint(THEMES.includes(memory.get()) ? memory.get() : "auto");
  button.hidden = false;
})();
