// Light or dark: as the system says, unless the person chose. The choice stays in this browser.

const KEY = "fovea.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");

/** @returns {"system" | "light" | "dark"} what the person chose */
function chosen() {
  const theme = localStorage.getItem(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** @returns {boolean} whether the page is dark now */
function isDark() {
  return chosen() === "dark" || (chosen() === "system" && systemDark.matches);
}

/** @param {"system" | "light" | "dark"} theme */
function choose(theme) {
  if (theme === "system") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  show();
}

function show() {
  const toggle = document.querySelector("[data-theme-toggle]");
  if (toggle) {
    toggle.setAttribute("aria-pressed", String(isDark()));
    toggle.hidden = false;
  }
  const choice = document.querySelector("[data-theme-choice]");
  if (choice) {
    choice.querySelector(`[value="${chosen()}"]`).checked = true;
    choice.hidden = false;
  }
}

/** Brings the switch in the header and the choice on the account page to life. */
export function startTheme() {
  document
    .querySelector("[data-theme-toggle]")
    ?.addEventListener("click", () => choose(isDark() ? "light" : "dark"));
  document
    .querySelector("[data-theme-choice]")
    ?.addEventListener("change", (event) => choose(event.target.value));
  systemDark.addEventListener("change", show);
  show();
}
