/** What an advocate does with the text: share it, copy it, hand it to another app, take the picture. */

import { element } from "../dom.js";
import { copy } from "../clipboard.js";
import { idOf } from "./fields.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./view.js").Surroundings} Surroundings */

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
 */

/**
 * @param {HTMLElement} dock for the one thing to do next
 * @param {HTMLElement} more for what else can be done
 * @param {import("../core/words.js").Words} words
 * @param {Surroundings} here
 * @param {Sharing} sharing
 * @returns {(view: View) => void}
 */
export function actions(dock, more, words, here, sharing) {
  const said = element("p", { role: "status", className: "advocacy-said" });
  const share = element("a", { className: "advocacy-share", rel: "noopener", target: "_blank" });
  const take = element("button", { type: "button", className: "advocacy-share" }, words.say("composer_copy_text"));
  const link = button(words.say("composer_copy_link"), () => copied(sharing.view().link, "composer_copied_link"));
  const text = button(words.say("composer_copy_text"), () => takeText());
  take.onclick = takeText;
  share.onclick = open;
  share.onauxclick = (event) => {
    if (event.button === 1) open(event); // the middle one opens a window too
  };

  /** @param {MouseEvent} event */
  function open(event) {
    if (!sharing.isReady()) {
      event.preventDefault();
      return;
    }
    const view = sharing.view();
    void copy(view.posted).then((done) => {
      const isThere = done || view.takesText;
      said.textContent = words.say(isThere ? "composer_shared_now" : "composer_copy_failed", {
        network: view.network.name,
      });
      if (!isThere) sharing.selectText();
    });
    sharing.shared(view);
  }

  async function takeText() {
    if (!sharing.isReady()) return;
    const view = sharing.view();
    if (await copied(view.posted, "composer_copied_text")) sharing.taken(view);
    else sharing.selectText();
  }

  /**
   * @param {string} words_to_copy
   * @param {string} success
   */
  async function copied(words_to_copy, success) {
    const done = await copy(words_to_copy);
    said.textContent = words.say(done ? success : "composer_copy_failed");
    return done;
  }

  dock.append(share, take, said);
  more.append(text, link, ...otherApps(words, sharing));
  let shown = "";
  return (view) => {
    share.hidden = !view.address;
    take.hidden = Boolean(view.address);
    text.hidden = !view.address;
    const [missing] = view.missing;
    // Browsers open and copy the address without asking: it waits for what must be filled in.
    if (view.address) share.href = missing === undefined ? view.address : `#${idOf(missing)}`;
    const isMail = view.address?.startsWith("mailto:") ?? false;
    share.target = isMail && missing === undefined ? "" : "_blank";
    share.dataset.network = view.id;
    share.dataset.variant = view.variant;
    const does = view.opensComposer ? "composer_share_on" : "composer_open";
    share.textContent = words.say(isMail ? "composer_send_by" : does, { network: view.network.name });
    link.hidden = !view.link;
    if (shown !== view.id) said.textContent = "";
    shown = view.id;
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
 * The device's own share sheet, where it has one.
 *
 * @param {import("../core/words.js").Words} words
 * @param {Sharing} sharing
 */
function otherApps(words, sharing) {
  if (!navigator.share) return [];
  return [
    button(words.say("composer_share_device"), () => {
      if (!sharing.isReady()) return;
      const text = sharing.textForApps();
      const url = sharing.linkForApps();
      // A target that is given both joins them.
      offer(!url || text.includes(url) ? { text } : { text, url }, () => sharing.taken(sharing.view()));
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
