/** The composer on a post's page, where advocates edit and share the post. */

import { loadAscii, needsAscii } from "../core/ascii.js";
import { wordsOf } from "../core/words.js";
import { deviceButton } from "../device.js";
import { announcer, element } from "../dom.js";
import { ROOT, load, loadWords } from "../load.js";
import { recall, remember } from "../store.js";
import { actions, button } from "./actions.js";
import { device, hasServers, usable } from "./addresses.js";
import { isEdited, openFields, shownLink, templateOf, textOf, withoutEdits, withText } from "./draft.js";
import { dock } from "./dock.js";
import { editor } from "./editor.js";
import { fields, typedIn } from "./fields.js";
import { answersTo, changeSince, dealt, keepServer, keepTaken, keepText, keepVariant, ownTexts, sharedOn } from "./memory.js";
import { expectations, note } from "./notes.js";
import { paper } from "./paper.js";
import { pictures } from "./pictures.js";
import { places } from "./places.js";
import { rules } from "./rules.js";
import { size, tracked } from "./size.js";
import { stateOf } from "./state.js";
import { tabs } from "./tabs.js";
import { viewOf } from "./view.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./view.js").View} View */

/**
 * Attach the composer.
 *
 * @param {HTMLElement} root
 * @param {PostData} post
 */
export async function attach(root, post) {
  const written = [post.texts, Object.values(ownTexts(post)), Object.values(answersTo(post)), linksOf(post)].flat();
  const [networks, words, domains, changed] = await Promise.all([
    load("assets/advocacy/networks.json"),
    loadWords(post.language),
    load("assets/advocacy/tlds.json"),
    changeSince(post) ? import("./changed.js") : null,
    needsAscii(written.join("\n")) && loadAscii(),
  ]);
  const here = {
    post,
    networks,
    domains: new Set(domains),
    device: device(),
    root: ROOT.href,
  };
  const isAsked = compose(root, here, wordsOf(words), changed);
  root.dataset.ready = "";
  // The browser scrolled to the plain links in the URL's hash, which the composer has replaced.
  if (isAsked) root.scrollIntoView();
}

/**
 * @param {HTMLElement} root
 * @param {import("./view.js").Surroundings} here
 * @param {import("../core/words.js").Words} words
 * @param {typeof import("./changed.js") | null} changed shows the post's change since it was copied, if any
 * @returns {boolean} whether the URL's hash names one of its networks
 */
function compose(root, here, words, changed) {
  const { post } = here;
  const memory = recall();
  const early = typedIn(root);
  remember((known) => void Object.assign(known.fields, early.values));
  const names = usable(Object.keys(post.networks), here.networks, memory.networks, here.device.platform);
  const asked = location.hash.slice(1);
  const first = names.includes(asked) ? asked : names[0];
  if (!first) throw new Error("no network can be used on this device");

  /** @type {Draft} */
  let draft = {
    network: first,
    variant: dealt(post.id, root),
    values: { ...answersTo(post), ...early.values },
    own: ownTexts(post),
  };
  let instance = memory.instance;
  const view = () => viewOf(here, draft, instance);

  const aloud = announcer();
  const place = places(root);
  const text = editor(words, (written) => change(withText(post, draft, written)));
  const counter = size(words, aloud);
  const tab = tabs(place.tabs, names, here.networks, words, (network) => change({ ...draft, network }));
  const form = fields(place.fields, post.fields, words, (name, value) => {
    remember((known) => void (known.fields[name] = value));
    change({ ...draft, values: { ...draft.values, [name]: value } });
  });
  const showPaper = paper(place.paper, text.element, words, here);
  const version = element("span", { className: "advocacy-version" });
  const another = button(words.say("composer_another"), () => {
    const next = draft.variant + 1;
    keepVariant(post.id, next);
    change({ ...draft, variant: next });
    aloud.textContent = version.textContent;
  });
  const reset = button(words.say("composer_reset"), () => {
    change(withoutEdits(post, draft));
    place.paper.focus();
  });
  const showTracked = tracked(words);
  place.under.append(version, another, reset, ...counter.elements, showTracked.element);

  const sharing = {
    view,
    isReady: () => {
      const missing = view().missing[0];
      if (missing) form.ask(missing);
      return !missing;
    },
    remedy,
    taken: (/** @type {View} */ taken) => keepTaken(post, taken, templateOf(post, draft), false),
    shared: (/** @type {View} */ taken) => keepTaken(post, taken, templateOf(post, draft), true),
    textForApps: () => textOf(post, draft, linkForApps()).trim(),
    linkForApps,
    selectText: () => text.text.select(),
    files: () => showPictures.files(),
  };
  const docked = dock(place.dock, words, sharing);
  const showActions = actions(place.more, words, sharing, docked);
  const labels = Object.fromEntries(Object.entries(post.fields).map(([name, { label }]) => [name, label]));
  /** @type {import("./state.js").Hint[]} */
  let hinted = [];
  const showRules = rules(place.rules, words, post.language, here.root);
  const showPictures = pictures(place.pictures, words, here.root);
  place.end.append(
    deviceButton(words, async () => (name) => here.networks[name]?.name ?? name, () => {
      instance = recall().instance;
      change({ ...draft, values: answersTo(post), own: ownTexts(post) }, false);
    }),
    aloud,
  );

  const hint = later(
    ({ edited }) => Boolean(post.rules) && (edited || Object.values(draft.values).some(Boolean)), // the advocate's own words
    async () => {
      const [{ hints }, rules] = await Promise.all([import("./hints.js"), load(`assets/advocacy/rules/${post.language}.json`)]);
      const look = hints(words, rules, (found) => {
        hinted = found;
        showState();
      });
      return (now) => look(now, templateOf(post, draft));
    },
  );
  const askServer = later(
    ({ network }) => hasServers(network),
    async () => {
      const { server } = await import("./server.js");
      const ask = server(place.server, words, (found) => {
        instance = found;
        keepServer(found);
        update();
      });
      return ({ network }) => ask(hasServers(network), instance);
    },
  );

  function showState() {
    const now = view();
    docked.show(now, stateOf(now, words, { labels, disclosure: post.disclosure, hints: hinted }));
  }

  /** @param {import("./state.js").State} state */
  function remedy({ kind }) {
    const { shown, over } = view();
    if (kind === "over") return text.select(over ?? 0);
    if (kind === "undisclosed") change(withText(post, draft, `${shown.trimEnd()}\n${post.disclosure}`));
    if (kind === "unlinked") change(withText(post, draft, `${shown.trimEnd()} ${shownLink(post, draft)}`));
    place.paper.focus();
  }

  function linkForApps() {
    const { variant, link } = view();
    const shares = post.networks.web_share ?? [];
    return link && ((shares.find((share) => share.id === variant) ?? shares[0])?.link ?? link);
  }

  /**
   * @param {Draft} next
   * @param {boolean} [isKept] whether to store the advocate's text
   */
  function change(next, isKept = true) {
    const template = templateOf(post, next);
    if (isKept && next.own !== draft.own) keepText(post, template, next.own[template]);
    draft = next;
    update();
  }

  function update() {
    const now = view();
    tab.show(now.id);
    text.show(now);
    counter.show(now);
    showPaper(now);
    showPictures.show(now);
    showTracked.show(now);
    showRules(now);
    form.show(draft.values, openFields(post, draft));
    askServer(now);
    version.textContent = words.say("composer_version", {
      number: words.number(now.number),
      count: words.number(now.count),
    });
    version.hidden = another.hidden = now.count < 2;
    reset.hidden = !now.edited;
    const latest = notes(now);
    // Keep unchanged notes: they may be expanded, and shouldn't be announced again.
    if (wordsIn(latest) !== wordsIn([...place.notes.children])) place.notes.replaceChildren(...latest);
    place.expect.replaceChildren(
      ...expectations(now, words, instance !== undefined).map((sentence) =>
        element("p", { className: "advocacy-expect" }, sentence),
      ),
    );
    showActions(now);
    showState();
    hint(now);
  }

  /** @param {View} now */
  function notes(now) {
    const found = [];
    const old = changeSince(post);
    if (old && changed) {
      found.push(
        changed.noteOf(old.before, old.after, words, () => {
          old.seen();
          update();
          place.paper.focus();
        }),
      );
    }
    const shared = sharedOn(post, now.id);
    if (shared) {
      const values = { network: now.network.name, day: words.day(shared) };
      found.push(note(words.say("composer_shared_before", values)));
    }
    const other = names.find((name) => name !== now.id && isEdited(post, { ...draft, network: name }));
    if (other && !now.edited) {
      const name = here.networks[other]?.name ?? other;
      found.push(
        button(words.say("composer_use_mine", { network: name }), () => {
          const own = draft.own[templateOf(post, { ...draft, network: other })] ?? "";
          change({ ...draft, own: { ...draft.own, [templateOf(post, draft)]: own } });
          place.paper.focus();
        }),
      );
    }
    return found;
  }

  // Typed URLs may have internationalized domains.
  for (const part of [place.fields, place.paper]) {
    part.addEventListener("focusin", () => void loadAscii().then(update, () => {}), { once: true });
  }
  update();
  early.goOn();
  return names.includes(asked);
}

/** @param {Element[]} elements */
function wordsIn(elements) {
  return elements.map((node) => node.textContent).join("\n");
}

/** @param {PostData} post */
function linksOf(post) {
  return Object.values(post.networks).flatMap((variants) => variants.map(({ link }) => link ?? ""));
}

/**
 * Load a rarely used part of the composer on demand.
 *
 * @param {(view: View) => boolean} isNeeded called for each view until the part is loaded
 * @param {() => Promise<(view: View) => void>} loading loads the part and returns its `show` function
 * @returns {(view: View) => void} shows the part once it's loaded
 */
function later(isNeeded, loading) {
  /** @type {((view: View) => void) | undefined} */
  let show;
  /** @type {View} */
  let latest;
  let isComing = false;
  return (view) => {
    latest = view;
    if (show) return show(view);
    if (isComing || !isNeeded(view)) return;
    isComing = true;
    void loading().then(
      (made) => {
        show = made;
        show(latest);
      },
      () => void (isComing = false), // everything else works without it; the next change retries
    );
  };
}
