// Runs before the first paint, so that the page never flashes in the wrong theme. theme.js does the rest.
(() => {
  const theme = localStorage.getItem("fovea.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();
