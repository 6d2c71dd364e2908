/** The containers of the composer's parts. */

import { element } from "../dom.js";

/**
 * Create the containers in the order of their use.
 *
 * @param {HTMLElement} root
 */
export function places(root) {
  const tabs = /** @type {HTMLElement} */ (root.querySelector(".advocacy-tabs"));
  const paper = /** @type {HTMLElement} */ (root.querySelector(".advocacy-paper"));
  // Takes the focus from a button that hides itself. Focusing the text would open a phone's keyboard.
  paper.tabIndex = -1;
  const under = element("div", { className: "advocacy-under" });
  const notes = element("div", { className: "advocacy-notes", role: "status" });
  const fields = element("div", { className: "advocacy-fields" });
  const server = element("div", { className: "advocacy-fields" });
  const expect = element("div", { className: "advocacy-expects" });
  const dock = element("div", { className: "advocacy-dock" });
  const more = element("p", { className: "advocacy-more-actions" });
  const rules = element("div", { className: "advocacy-rules" });
  const pictures = element("div", {});
  const end = element("p", { className: "advocacy-more-actions" });
  root.replaceChildren(
    tabs,
    fields,
    element("div", { className: "advocacy-desk" }, paper, under),
    element("div", { className: "advocacy-tools" }, notes, server, expect),
    dock,
    element("div", { className: "advocacy-extras" }, more, rules, pictures, end),
  );
  return { tabs, paper, under, notes, fields, server, expect, dock, more, rules, pictures, end };
}
