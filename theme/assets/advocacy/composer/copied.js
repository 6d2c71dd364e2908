/** Detects whether a post has changed since an advocate copied its text. */

/**
 * Return the storage key of a copied text.
 *
 * @param {PostData} post
 * @param {string} network
 * @param {string} variant
 */
export function copiedKey(post, network, variant) {
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
