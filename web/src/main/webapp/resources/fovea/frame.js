// What every page needs: theme, times, and a clean browser after logout.

import { startTheme } from "./theme.js";
import { startTimes } from "./times.js";

/** Forgets which uploads could be resumed: the next person at this browser need not know. */
function forgetUploads() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith("tus::"))) {
    localStorage.removeItem(key);
  }
}

startTheme();
startTimes();
document
  .querySelectorAll("form[data-logout]")
  .forEach((form) => form.addEventListener("submit", forgetUploads));
