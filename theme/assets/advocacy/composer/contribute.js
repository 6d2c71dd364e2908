/** Dialogs in which advocates suggest a post or say why a post isn't useful. Loaded with the first click on their links. */

import { wordsOf } from "../core/words.js";
import { element } from "../dom.js";
import { load, loadWords } from "../load.js";
import { isCode, readableText, remarkOn, suggestionOf } from "./contribution.js";
import { shownText, withText } from "./draft.js";
import { ownTexts } from "./memory.js";

/** @typedef {import("../core/words.js").Words} Words */
/** @typedef {import("./contribution.js").Offered} Offered */

/**
 * The content of a dialog.
 *
 * @typedef {object} Content
 * @property {string} title
 * @property {string} intro
 * @property {HTMLElement[]} parts
 * @property {HTMLElement} first the part that gets the focus
 * @property {HTMLElement} text the part to select if copying fails
 * @property {() => string} copied returns the text to copy
 * @property {() => Offered | null} offered returns the links; null while the input is invalid
 */

/**
 * Open the dialog of a link.
 *
 * @param {HTMLAnchorElement} link
 */
export async function contribute(link) {
  const island = document.getElementById("advocacy-post")?.textContent ?? "";
  /** @type {PostData} */
  const post = JSON.parse(island);
  const [ways, data] = await Promise.all([load("assets/advocacy/contribute.json"), loadWords(post.language)]);
  if (document.querySelector(".advocacy-device")) return; // a second click while it was loading
  const words = wordsOf(data);
  const content = "tell" in link.dataset ? remarkContent(post, ways, words) : suggestionContent(post, link, ways, words);
  const modal = dialog(content, words, ways);
  document.body.append(modal);
  modal.showModal();
  content.first.focus();
}

/**
 * @param {PostData} post
 * @param {HTMLAnchorElement} link
 * @param {import("./contribution.js").Ways} ways
 * @param {Words} words
 * @returns {Content}
 */
function suggestionContent(post, link, ways, words) {
  const line = /** @type {HTMLElement} */ (link.parentElement);
  const { campaign = "", audience = "", story = "", credit = "" } = line.dataset;
  const origin = { campaign, audience: audience.split(" "), story, credit };
  const draft = currentDraft(post);
  const shown = readableText(post, draft);
  const text = element("blockquote", { className: "advocacy-contribute__text", dir: "auto", lang: post.language, tabIndex: 0 }, shown);
  const code = element("input", {
    id: "advocacy-code",
    type: "text",
    autocapitalize: "none",
    autocomplete: "off",
    spellcheck: false,
    dir: "ltr",
    "aria-describedby": "advocacy-code-hint",
  });
  const hint = element("p", { className: "advocacy-hint", id: "advocacy-code-hint" }, words.say("contribute_code_hint"));
  return {
    title: words.say("contribute_suggest"),
    intro: words.say(shown ? "contribute_suggest_intro" : "composer_empty"),
    parts: [
      text,
      element(
        "div",
        { className: "advocacy-field" },
        element("label", { htmlFor: code.id }, words.say("contribute_code")),
        code,
        hint,
      ),
    ],
    first: text,
    text,
    copied: () => shown,
    offered: () => {
      const written = code.value.trim();
      const isWrong = Boolean(written) && !isCode(written);
      code.toggleAttribute("aria-invalid", isWrong);
      hint.textContent = words.say(isWrong ? "contribute_code_wrong" : "contribute_code_hint");
      return isWrong || !shown ? null : suggestionOf(post, draft, origin, written, ways, words);
    },
  };
}

/**
 * @param {PostData} post
 * @param {import("./contribution.js").Ways} ways
 * @param {Words} words
 * @returns {Content}
 */
function remarkContent(post, ways, words) {
  const reason = element("textarea", { id: "advocacy-reason", rows: 3, maxLength: 500, dir: "auto" });
  return {
    title: words.say("contribute_tell"),
    intro: words.say("contribute_tell_intro"),
    parts: [
      element(
        "div",
        { className: "advocacy-field" },
        element("label", { htmlFor: reason.id }, words.say("contribute_reason")),
        reason,
      ),
    ],
    first: reason,
    text: reason,
    copied: () => reason.value,
    offered: () => remarkOn(post, reason.value, ways, words),
  };
}

/**
 * Return the draft as the composer shows it. Devices that store nothing have no other record of it.
 *
 * @param {PostData} post
 * @returns {import("./draft.js").Draft}
 */
function currentDraft(post) {
  const { network = "", variant } = /** @type {HTMLElement} */ (document.querySelector(".advocacy-dock a")).dataset;
  const draft = {
    network,
    variant: Math.max(0, post.networks[network]?.findIndex(({ id }) => id === variant) ?? 0),
    values: {}, // answers become text below
    own: ownTexts(post),
  };
  const { value } = /** @type {HTMLTextAreaElement} */ (document.querySelector(".advocacy-editor__text"));
  return value === shownText(post, draft) ? draft : withText(post, draft, value);
}

/**
 * @param {Content} content
 * @param {Words} words
 * @param {import("./contribution.js").Ways} ways
 */
function dialog(content, words, ways) {
  const status = element("p", { role: "status", className: "advocacy-said" });
  const long = element("p", { className: "advocacy-hint", hidden: true }, words.say("contribute_long"));
  const links = {
    mail: element("a", { className: "advocacy-share" }, words.say("contribute_mail")),
    github: element(
      "a",
      { className: "advocacy-share", target: "_blank", rel: "noopener" },
      words.say("contribute_github"),
    ),
  };
  const copyButton = element("button", { type: "button", className: "advocacy-quiet-button" }, words.say("composer_copy_text"));
  const close = element("button", { type: "button", className: "advocacy-quiet-button" }, words.say("device_close"));
  const modal = element(
    "dialog",
    { className: "advocacy advocacy-device md-typeset", dir: words.direction, "aria-labelledby": "advocacy-contribute" },
    element("h2", { id: "advocacy-contribute" }, content.title),
    element("p", {}, content.intro),
    ...content.parts,
    ...(ways.repository ? [element("p", { className: "advocacy-hint" }, words.say("contribute_github_hint"))] : []),
    long,
    element("p", { className: "advocacy-contribute__ways" }, ...(ways.mail ? [links.mail] : []), ...(ways.repository ? [links.github] : [])),
    status,
    element("p", { className: "advocacy-more-actions" }, copyButton, close),
  );

  /**
   * Copy a text. Unlike clipboard.js, this doesn't select a field, because an open dialog makes all others inert.
   *
   * @param {string} text
   */
  async function copyText(text) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    status.textContent = words.say(done ? "composer_copied_text" : "composer_copy_failed");
    if (!done) getSelection()?.selectAllChildren(content.text);
  }

  function show() {
    const offered = content.offered();
    for (const [name, link] of Object.entries(links)) {
      const way = offered?.[/** @type {"mail" | "github"} */ (name)];
      if (way) link.href = way.address;
      else link.removeAttribute("href");
      link.ariaDisabled = way ? null : "true";
      link.onclick = () => void (way?.paste !== undefined && copyText(way.paste));
    }
    long.hidden = !Object.values(offered ?? {}).some((way) => way.paste !== undefined);
  }

  copyButton.onclick = () => void copyText(content.copied());
  close.onclick = () => modal.close();
  modal.oninput = show;
  modal.onclose = () => modal.remove();
  show();
  return modal;
}
