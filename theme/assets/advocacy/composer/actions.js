/** Secondary actions: copy the text, copy the link, share with another app. */

import { element } from "../dom.js";
import { copy } from "../clipboard.js";

/** @typedef {import("./view.js").View} View */

/**
 * The actions' callbacks into the composer.
 *
 * @typedef {object} Sharing
 * @property {() => View} view
 * @property {() => boolean} isReady whether all required fields are filled in; focuses the first that isn't
 * @property {(view: View) => void} taken called when the text was copied
 * @property {(view: View) => void} shared called when the network was opened
 * @property {() => string} textForApps the text with the tracked link for other apps
 * @property {() => string} linkForApps that link
 * @property {() => void} selectText
 * @property {() => File[]} files the post's images that this device can share
 */

/**
 * Add the secondary actions.
 *
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {Sharing} sharing
 * @param {{ takeText(): Promise<void>, say(sentence: string): void }} dock shows the result of an action
 * @returns {(view: View) => void}
 */
export function actions(place, words, sharing, dock) {
  const text = button(words.say("composer_copy_text"), () => dock.takeText());
  const link = button(words.say("composer_copy_link"), async () => {
    dock.say(words.say((await copy(sharing.view().link)) ? "composer_copied_link" : "composer_copy_failed"));
  });
  place.append(text, link, ...otherApps(words, sharing, dock));
  return (view) => {
    text.hidden = !view.address && view.tooMany === 0;
    link.hidden = !view.link;
  };
}

/**
 * @param {string} label
 * @param {() => unknown} pressed
 */
export function button(label, pressed) {
  const made = element("button", { type: "button", className: "advocacy-quiet-button" }, label);
  made.onclick = () => void pressed();
  return made;
}

/**
 * Make the button for the device's share sheet, if it has one. Images are included if they can be shared with a text.
 *
 * @param {import("../core/words.js").Words} words
 * @param {Sharing} sharing
 * @param {{ say(sentence: string): void }} dock
 */
function otherApps(words, sharing, dock) {
  if (!navigator.share) return [];
  return [
    button(words.say("composer_share_device"), () => {
      if (!sharing.isReady()) return;
      const text = sharing.textForApps();
      const url = sharing.linkForApps();
      const isLinked = !url || text.includes(url);
      const both = { text: isLinked ? text : `${text}\n${url}`, files: sharing.files() };
      const isBoth = both.files.length > 0 && navigator.canShare?.(both);
      if (isBoth) {
        // Some apps take only the image.
        void copy(both.text).then((done) => done && dock.say(words.say("composer_shared_both")));
      }
      // Apps append the link to the text, so pass it only if the text doesn't contain it.
      offer(isBoth ? both : isLinked ? { text } : { text, url }, () => sharing.taken(sharing.view()));
    }),
  ];
}

/**
 * @param {ShareData} what
 * @param {() => void} [done]
 */
export function offer(what, done) {
  navigator.share(what).then(done, () => {
    // the advocate cancelled
  });
}
