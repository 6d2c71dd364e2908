/** The sheet with the filters on phones. On wide screens, the filters are next to the posts. */

import { element } from "../dom.js";

/** @typedef {import("../core/words.js").Words} Words */

const WIDE = matchMedia("(min-width: 60em)");

/**
 * Move the filter groups into a dialog until it's closed.
 *
 * @param {HTMLElement} form the form with the groups
 * @param {Words} words
 * @param {string} show the label of the button that leads to the posts
 * @param {() => void} clear removes all filters
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
  // Clicks on the backdrop have the dialog as target.
  sheet.onclick = ({ target }) => void (target === sheet && sheet.close());
  sheet.onclose = () => {
    place.replaceWith(groups);
    sheet.remove();
    WIDE.removeEventListener("change", close);
  };
  WIDE.addEventListener("change", close);
  sheet.showModal();
}
