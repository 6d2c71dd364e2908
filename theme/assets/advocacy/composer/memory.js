/** What this device remembers of a post, as the composer reads and writes it. */

import { recall, remember, rememberPost } from "../store.js";
import { copiedKey, outdated } from "./copied.js";

/** @typedef {import("./view.js").View} View */

/**
 * What was filled in for a post's fields, which may be called like something that every object has.
 *
 * @param {PostData} post
 * @returns {Record<string, string>}
 */
export function answersTo(post) {
  const known = new Map(Object.entries(recall().fields));
  return Object.fromEntries(Object.keys(post.fields).map((name) => [name, known.get(name) ?? ""]));
}

/**
 * @param {PostData} post
 * @returns {Record<string, string>} the advocate's own texts, by the template's text
 */
export function ownTexts(post) {
  return recall().posts[post.id]?.edited ?? {};
}

/**
 * Remember one text alone: another tab may have remembered others.
 *
 * @param {PostData} post
 * @param {string} template
 * @param {string} [own]
 */
export function keepText(post, template, own) {
  rememberPost(post.id, (known) => {
    known.edited ??= {};
    if (own === undefined) delete known.edited[template];
    else known.edited[template] = own;
  });
}

/** @param {string | undefined} server the advocate's own, of a network that has many; none to forget it */
export function keepServer(server) {
  remember((known) => void (server ? (known.instance = server) : delete known.instance));
}

/**
 * Remember that a text was taken.
 *
 * @param {PostData} post
 * @param {View} taken
 * @param {string} template the text that it was made from
 * @param {boolean} isShared whether the network was opened with it
 */
export function keepTaken(post, taken, template, isShared) {
  remember((known) => void (known.networks = [taken.id, ...known.networks.filter((name) => name !== taken.id)]));
  rememberPost(post.id, (known) => {
    known.copied = { ...known.copied, [copiedKey(post, taken.id, taken.variant)]: template };
    if (isShared) known.shared = { ...known.shared, [taken.id]: Date.now() };
  });
}

/**
 * @param {PostData} post
 * @param {string} network
 * @returns {number | undefined} when the post was shared there last, in milliseconds since 1970
 */
export function sharedOn(post, network) {
  return recall().posts[post.id]?.shared?.[network];
}

/**
 * A change of the post since its text was taken.
 *
 * @param {PostData} post
 * @returns {{ before: string, after: string, seen: () => void } | null} `seen` remembers that it is known
 */
export function changeSince(post) {
  const old = outdated(post, recall().posts[post.id]?.copied ?? {});
  if (!old) return null;
  const seen = () => rememberPost(post.id, (known) => void (known.copied = { ...known.copied, ...old.current }));
  return { before: old.before, after: old.after, seen };
}

/**
 * The variant that this device was dealt, so that colleagues do not post the same words.
 *
 * @param {string} id the post's
 * @param {HTMLElement} root which says if one is shown already
 */
export function dealt(id, root) {
  const known = recall().posts[id]?.variant;
  if (known !== undefined) return known;
  const variant = Number(root.dataset.dealt ?? Math.floor(Math.random() * 1000));
  keepVariant(id, variant);
  return variant;
}

/**
 * @param {string} id the post's
 * @param {number} variant the one that is shown from now on
 */
export function keepVariant(id, variant) {
  rememberPost(id, (post) => void (post.variant = variant));
}
