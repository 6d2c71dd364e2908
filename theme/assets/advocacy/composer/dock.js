/** The composer's bottom bar: a line of state and the button for the next step. */

import { element } from "../dom.js";
import { copy } from "../clipboard.js";
import { button } from "./actions.js";
import { idOf } from "./fields.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./state.js").State} State */

/**
 * Callbacks of the dock, in addition to those of all actions.
 *
 * @typedef {object} Docked
 * @property {(state: State) => void} remedy fixes the problem that the state reports
 */

/**
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {import("./actions.js").Sharing & Docked} sharing
 * @returns {{ show(view: View, state: State): void, takeText(): Promise<void>, say(sentence: string): void }}
 */
export function dock(place, words, sharing) {
  const state = element("p", { className: "advocacy-state", role: "status", dir: "auto" });
  const result = element("p", { className: "advocacy-said", role: "status" });
  const share = element("a", { rel: "noopener", target: "_blank" });
  const take = element("button", { type: "button", className: "advocacy-share" }, words.say("composer_copy_text"));
  const remedy = button("", () => sharing.remedy(current));
  const again = button(words.say("composer_copy_again"), () => void takeText());
  take.onclick = () => void takeText();
  share.onclick = open;
  share.onauxclick = (event) => {
    if (event.button === 1) open(event); // the middle button opens a tab too
  };
  /** @type {State} */
  let current = { kind: "ready", sentence: "" };
  let shown = "";

  /** @param {MouseEvent} event */
  function open(event) {
    if (!sharing.isReady()) {
      event.preventDefault();
      return;
    }
    const view = sharing.view();
    void copy(view.posted).then((done) => {
      const key = view.takesText ? "composer_shared_now" : done ? "composer_pasted" : "composer_copy_failed";
      say(words.say(key, { network: view.network.name }));
      again.hidden = key !== "composer_pasted";
      if (!done && !view.takesText) sharing.selectText();
    });
    sharing.shared(view);
  }

  async function takeText() {
    if (!sharing.isReady()) return;
    const view = sharing.view();
    const done = await copy(view.posted);
    const pasted = again.hidden ? "composer_copied_text" : "composer_pasted";
    say(words.say(done ? pasted : "composer_copy_failed", { network: view.network.name }), true);
    if (done) sharing.taken(view);
    else sharing.selectText();
  }

  /**
   * Show the result of an action instead of the state.
   *
   * @param {string} sentence
   * @param {boolean} [keeps] whether the “copy again” button stays
   */
  function say(sentence, keeps) {
    if (!keeps) again.hidden = true;
    result.textContent = sentence;
    state.hidden = Boolean(sentence);
  }

  again.hidden = true;
  place.append(element("div", { className: "advocacy-dock__line" }, state, result, remedy, again), take, share);
  return {
    takeText,
    say,
    show(view, next) {
      const isOver = next.kind === "over";
      current = next;
      // The result stays until the state changes.
      const key = [view.id, view.shown, next.kind, next.sentence].join("\n");
      if (key !== shown) say("");
      shown = key;
      state.dataset.kind = next.kind;
      // A count that changes with each letter isn't a live region: the counter is announced after a pause.
      if (isOver) state.removeAttribute("role");
      else state.setAttribute("role", "status");
      if (state.textContent !== next.sentence) state.textContent = next.sentence;
      remedy.hidden = !next.remedy;
      remedy.className = isOver ? "advocacy-share" : "advocacy-quiet-button";
      remedy.textContent = next.remedy ?? "";
      const isAllowed = !isOver || Boolean(view.network.text.more_for_some);
      share.hidden = !view.address || !isAllowed;
      take.hidden = Boolean(view.address) || isOver;
      showShare(view, isOver);
    },
  };

  /**
   * @param {View} view
   * @param {boolean} isOver
   */
  function showShare(view, isOver) {
    const [missing] = view.missing;
    // Browsers can open or copy the href without a click event, so it's set only once all fields are filled in.
    if (view.address) share.href = missing === undefined ? view.address : `#${idOf(missing)}`;
    const isMail = view.address?.startsWith("mailto:") ?? false;
    share.target = isMail && missing === undefined ? "" : "_blank";
    share.dataset.network = view.id;
    share.dataset.variant = view.variant;
    share.className = isOver ? "advocacy-quiet-button" : "advocacy-share";
    const does = isMail ? "composer_send_by" : view.takesText ? "composer_share_on" : "composer_open";
    share.textContent = words.say(isOver ? "composer_share_anyway" : does, { network: view.network.name });
  }
}
