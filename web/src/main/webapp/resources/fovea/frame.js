// What every page needs: theme, times, names, and a clean browser after logout.

import { forgetNames, startNames } from "./names.js";
import { startTheme } from "./theme.js";
import { startTimes } from "./times.js";

/** Forgets which uploads could be resumed: the next person at this browser need not know. */
function forgetUploads() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith("tus::"))) {
    localStorage.removeItem(key);
  }
}

/** Leaves nothing behind, and only then logs out. */
async function leave(event) {
  event.preventDefault();
  forgetUploads();
  await forgetNames();
  event.target.submit();
}

startTheme();
startTimes();
startNames();
document
  .querySelectorAll("form[data-logout]")
  .forEach((form) => form.addEventListener("submit", leave));
