/** What every page of a hub needs: attached once, and again after each instant navigation. */

import { hideExpired } from "./expiry.js";
import { loadInItsLanguage, nameSearchDialog } from "./frame.js";

function attach() {
  loadInItsLanguage();
  hideExpired(document, Date.now());
  nameSearchDialog(document);
}

if (window.document$) {
  window.document$.subscribe(attach);
} else {
  attach();
}
