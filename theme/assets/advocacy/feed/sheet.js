/** The filters on a phone: one sheet that a button opens, with the groups that stand beside the posts where there is room. */

import { element } from "../dom.js";

/** @typedef {import("../core/words.js").Words} Words */

const WIDE = matchMedia("(min-width: 60em)");

/**
 * Show the groups of filters in a dialog, and put them back when it is closed.
 *
 * @param {HTMLElement} form that holds the groups
 * @param {Words} words
 * @param {string} show what the button says that leads to the posts
 * @param {() => void} clear takes all choices back
 */
export function openSheet(form, words, show, clear) {
  const groups = /** @type {HTMLElement} */ (form.querySelector(".advocacy-groups"));
  const place = document.createComment("");
  groups.before(place);
  const close = () => sheet.close();
  const sheet = element(
    "dialog",
    { className: "advocacy-sheet", "aria-labelledby": "advocacy-sheet-title" },
    element(
      "div",
      { className: "advocacy-sheet__head" },
      element("h2", { id: "advocacy-sheet-title" }, words.say("feed_filters")),
      element("button", { type: "button", className: "advocacy-sheet__close", ariaLabel: words.say("device_close"), onclick: close }),
    ),
    groups,
    element(
      "div",
      { className: "advocacy-sheet__foot" },
      element("button", { type: "button", onclick: clear }, words.say("feed_clear")),
      element("button", { type: "button", "data-advocacy-show": "", onclick: close }, show),
    ),
  );
  form.append(sheet);
  // Beside the sheet is outside of its box, though a click there is one on the dialog.
  sheet.onclick = ({ target }) => void (target === sheet && sheet.close());
  sheet.onclose = () => {
    place.replaceWith(groups);
    sheet.remove();
    WIDE.removeEventListener("change", close);
  };
  WIDE.addEventListener("change", close);
  sheet.showModal();
}
