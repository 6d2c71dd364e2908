/** Shows how a post changed since an advocate copied its text; loaded only if it changed. */

import { changes } from "../core/changes.js";
import { element } from "../dom.js";
import { button } from "./actions.js";
import { note } from "./notes.js";

/**
 * Make the note about a change.
 *
 * @param {string} before
 * @param {string} after
 * @param {import("../core/words.js").Words} words
 * @param {() => void} seen
 * @returns {HTMLElement}
 */
export function noteOf(before, after, words, seen) {
  const comparison = element("div", { className: "advocacy-changes", dir: "auto" });
  for (const { kind, text } of changes(before, after)) {
    if (kind === "same") comparison.append(text);
    else {
      const label = words.say(kind === "added" ? "composer_added" : "composer_removed");
      const spoken = element("span", { className: "advocacy-unseen" }, `${label} `);
      comparison.append(element(kind === "added" ? "ins" : "del", {}, spoken, text));
    }
  }
  return note(
    words.say("composer_changed"),
    element("details", {}, element("summary", {}, words.say("composer_changed_what")), comparison),
    button(words.say("device_close"), seen),
  );
}
