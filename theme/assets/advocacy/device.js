/** The way to the one place where an advocate sees and deletes what their device remembers. */

import { element } from "./dom.js";

/**
 * A button that opens it.
 *
 * @param {import("./core/words.js").Words} words
 * @param {() => Promise<import("./device_dialog.js").Names>} names
 * @param {() => void} changed called after something was forgotten
 * @returns {HTMLElement}
 */
export function deviceButton(words, names, changed) {
  const opener = element("button", { type: "button", className: "advocacy-quiet-button" }, words.say("device_title"));
  opener.onclick = async () => {
    const [{ openDevice }, called] = await Promise.all([import("./device_dialog.js"), names()]);
    openDevice(words, called, changed);
  };
  return opener;
}
