/** The button that opens the dialog for data on this device. */

import { element } from "./dom.js";

/**
 * Make the button.
 *
 * @param {import("./core/words.js").Words} words
 * @param {() => Promise<import("./device_dialog.js").Names>} names
 * @param {() => void} changed called after data was deleted
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
