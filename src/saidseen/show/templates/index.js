// The box of the index leads to the page that searches.
(() => {
  "use strict";
  const find = document.getElementById("find");
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = "search.html#q=" + encodeURIComponent(document.getElementById("q").value);
  });
  find.hidden = false;
})();
