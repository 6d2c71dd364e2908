/** The dialog where advocates view and delete the data on their device. */

import { element } from "./dom.js";
import { forget, recall, remember } from "./store.js";

/** @typedef {import("./core/words.js").Words} Words */
/** @typedef {import("./store.js").Memory} Memory */
/** @typedef {(network: string) => string} Names returns a network's display name */

/**
 * A kind of stored data.
 *
 * @typedef {object} Kind
 * @property {string} title the message key of its title
 * @property {(memory: Memory, words: Words, names: Names) => string[]} list
 * @property {(memory: Memory) => unknown} forget
 */

/** @type {Kind[]} */
const KINDS = [
  {
    title: "device_fields",
    list: (memory) => Object.values(memory.fields).filter(Boolean),
    forget: (memory) => void (memory.fields = {}),
  },
  {
    title: "device_networks",
    list: (memory, _, names) => (memory.networks.length ? [memory.networks.map(names).join(", ")] : []),
    forget: (memory) => void (memory.networks = []),
  },
  {
    title: "device_instance",
    list: (memory) => (memory.instance ? [memory.instance] : []),
    forget: (memory) => void delete memory.instance,
  },
  {
    title: "device_shared",
    list: (memory, words, names) =>
      Object.entries(memory.posts).flatMap(([id, post]) =>
        Object.entries(post.shared ?? {}).map(
          ([network, moment]) => `${id} · ${names(network)} · ${words.day(moment)}`,
        ),
      ),
    forget: (memory) => each(memory, (post) => (delete post.shared, delete post.copied, delete post.variant)),
  },
  {
    title: "device_edited",
    list: (memory) => Object.values(memory.posts).flatMap((post) => Object.values(post.edited ?? {})),
    forget: (memory) => each(memory, (post) => delete post.edited),
  },
  {
    title: "device_saved",
    list: (memory) => memory.saved,
    forget: (memory) => void (memory.saved = []),
  },
  {
    title: "device_feed",
    list: ({ audience, language, newest }, words) => [
      ...(audience ? [`${words.say("feed_audience")}: ${words.say(`audience_title_${audience}`)}`] : []),
      ...(language ? [`${words.say("feed_language")}: ${language}`] : []),
      ...(newest ? [words.say("feed_newest_now")] : []),
    ],
    forget: (memory) => (delete memory.audience, delete memory.language, delete memory.newest),
  },
  {
    title: "device_visits",
    list: (memory, words) => (memory.visits ? [words.day(memory.visits.last)] : []),
    forget: (memory) => void delete memory.visits,
  },
];

/**
 * Open the dialog.
 *
 * @param {Words} words
 * @param {Names} names
 * @param {() => void} changed called after data was deleted
 */
export function openDevice(words, names, changed) {
  if (document.querySelector(".advocacy-device")) return; // a second click while it was loading
  const made = dialog(words, names, changed);
  document.body.append(made);
  made.showModal();
}

/**
 * @param {Words} words
 * @param {Names} names
 * @param {() => void} changed
 */
function dialog(words, names, changed) {
  const body = element("div", {});
  const status = element("p", { role: "status", className: "advocacy-said" });
  const close = element("button", { type: "button", className: "advocacy-button" }, words.say("device_close"));
  const all = element("button", { type: "button", className: "advocacy-button" }, words.say("device_forget_all"));
  const made = element(
    "dialog",
    // Material styles descendants of md-typeset, and the dialog is outside the page's content.
    {
      className: "advocacy advocacy-device md-typeset",
      dir: words.direction,
      "aria-labelledby": "advocacy-device-title",
    },
    element("h2", { id: "advocacy-device-title" }, words.say("device_title")),
    element("p", {}, words.say("device_intro")),
    body,
    status,
    element("p", { className: "advocacy-more-actions" }, close, all),
  );
  const forgetOne = (/** @type {Kind} */ kind) => {
    remember(kind.forget);
    changed();
    show();
    close.focus();
  };
  const show = () => {
    const memory = recall();
    const lists = KINDS.map((kind) => section(kind, kind.list(memory, words, names), words, forgetOne)).filter(
      (list) => list !== null,
    );
    body.replaceChildren(...(lists.length ? lists : [element("p", {}, words.say("device_nothing"))]));
    all.hidden = lists.length === 0;
  };
  close.onclick = () => made.close();
  all.onclick = () => {
    forget();
    changed();
    show();
    status.textContent = words.say("device_forgotten");
    close.focus();
  };
  made.onclose = () => made.remove();
  show();
  return made;
}

/**
 * @param {Kind} kind
 * @param {string[]} found
 * @param {Words} words
 * @param {(kind: Kind) => void} forgetOne
 */
function section(kind, found, words, forgetOne) {
  if (!found.length) return null;
  const title = words.say(kind.title);
  const label = words.say("device_forget");
  const button = element(
    "button",
    { type: "button", className: "advocacy-quiet-button", ariaLabel: `${label}: ${title}` },
    label,
  );
  button.onclick = () => forgetOne(kind);
  return element(
    "section",
    {},
    element("h3", {}, title),
    element("ul", {}, ...found.map((text) => element("li", { dir: "auto" }, text))),
    button,
  );
}

/**
 * @param {Memory} memory
 * @param {(post: import("./store.js").PostMemory) => unknown} change
 */
function each(memory, change) {
  for (const post of Object.values(memory.posts)) change(post);
}
