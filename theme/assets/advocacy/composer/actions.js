/** What else an advocate can do with the text: copy it, copy the link, hand it to another app. */

import { element } from "../dom.js";
import { copy } from "../clipboard.js";

/** @typedef {import("./view.js").View} View */

/**
 * What the actions need from the composer.
 *
 * @typedef {object} Sharing
 * @property {() => View} view
 * @property {() => boolean} isReady whether nothing must be filled in first; asks for it where something must
 * @property {(view: View) => void} taken the text was copied
 * @property {(view: View) => void} shared the network was opened
 * @property {() => string} textForApps the text with the link that counts what other apps bring
 * @property {() => string} linkForApps that link
 * @property {() => void} selectText
 * @property {() => File[]} files the post's pictures, as far as this device can share them
 */

/**
 * The further actions, beside the one thing to do next.
 *
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {Sharing} sharing
 * @param {{ takeText(): Promise<void>, say(sentence: string): void }} dock says what has been done
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
 * The device's own share sheet, where it has one: for the text with its pictures, where both can leave together.
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
        // Some apps take the picture alone.
        void copy(both.text).then((done) => done && dock.say(words.say("composer_shared_both")));
      }
      // A target that is given a link too joins them.
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
    // the advocate thought better of it
  });
}
