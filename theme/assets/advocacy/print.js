/** Posters: hides posts that have expired since the page was built, and shows the print button. */

import { hideExpired } from "./expiry.js";

hideExpired(document, Date.now());
for (const button of document.querySelectorAll("[data-advocacy-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}
