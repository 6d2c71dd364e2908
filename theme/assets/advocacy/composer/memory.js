/** Reads and writes the device's stored data of a post for the composer. */

import { recall, remember, rememberPost } from "../store.js";

/** @typedef {import("./view.js").View} View */

/**
 * Return the stored values of a post's fields, whose names may be those of Object.prototype properties.
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
 * @returns {Record<string, string>} the advocate's edited texts, by template text
 */
export function ownTexts(post) {
  return recall().posts[post.id]?.edited ?? {};
}

/**
 * Store only one edited text: another tab may have stored others.
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

/** @param {string | undefined} server the advocate's server, or undefined to delete it */
export function keepServer(server) {
  remember((known) => void (server ? (known.instance = server) : delete known.instance));
}

/**
 * Record that a text was copied or shared.
 *
 * @param {PostData} post
 * @param {View} taken
 * @param {string} template the template text that it was made from
 * @param {boolean} isShared whether the network was opened
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
 * @returns {number | undefined} when the post was last shared there, in milliseconds since 1970
 */
export function sharedOn(post, network) {
  return recall().posts[post.id]?.shared?.[network];
}

/**
 * Return the post's change since its text was copied, if any.
 *
 * @param {PostData} post
 * @returns {{ before: string, after: string, seen: () => void } | null} `seen` marks the change as seen
 */
export function changeSince(post) {
  const old = outdated(post, recall().posts[post.id]?.copied ?? {});
  if (!old) return null;
  const seen = () => rememberPost(post.id, (known) => void (known.copied = { ...known.copied, ...old.current }));
  return { before: old.before, after: old.after, seen };
}

/**
 * Return the variant assigned to this device, so that colleagues don't all post the same text.
 *
 * @param {string} id the post's id
 * @param {HTMLElement} root whose `data-dealt` holds the variant that first.js shows
 */
export function dealt(id, root) {
  const known = recall().posts[id]?.variant;
  if (known !== undefined) return known;
  const variant = Number(root.dataset.dealt ?? Math.floor(Math.random() * 1000));
  keepVariant(id, variant);
  return variant;
}

/**
 * @param {string} id the post's id
 * @param {number} variant the variant to show from now on
 */
export function keepVariant(id, variant) {
  rememberPost(id, (post) => void (post.variant = variant));
}

/**
 * Return the storage key of a copied text.
 *
 * @param {PostData} post
 * @param {string} network
 * @param {string} variant
 */
function copiedKey(post, network, variant) {
  return `${post.language}/${network}/${variant}`;
}

/**
 * Return the first change to a copied text, if any.
 *
 * @param {PostData} post
 * @param {Record<string, string>} copied the copied template texts, by key
 * @returns {{ before: string, after: string, current: Record<string, string> } | null} `current`
 *   holds the new texts of all keys with the same change
 */
export function outdated(post, copied) {
  const changed = Object.entries(post.networks).flatMap(([network, variants]) =>
    variants.flatMap(({ id, text }) => {
      const key = copiedKey(post, network, id);
      const before = copied[key];
      const after = post.texts[text] ?? "";
      return before === undefined || before === after ? [] : [{ key, before, after }];
    }),
  );
  const [first] = changed;
  if (!first) return null;
  const { before, after } = first;
  const alike = changed.filter((change) => change.before === before && change.after === after);
  return { before, after, current: Object.fromEntries(alike.map(({ key }) => [key, after])) };
}
