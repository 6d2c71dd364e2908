/** Whether a post changed since an advocate took its text. */

/**
 * What a text is remembered by.
 *
 * @param {PostData} post
 * @param {string} network
 * @param {string} variant
 */
export function copiedKey(post, network, variant) {
  return `${post.language}/${network}/${variant}`;
}

/**
 * The first change to a text that was taken.
 *
 * @param {PostData} post
 * @param {Record<string, string>} copied the templates' texts that were taken
 * @returns {{ before: string, after: string, current: Record<string, string> } | null} with all that changed alike, as
 *   it is now
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
  const alike = changed.filter((one) => one.before === before && one.after === after);
  return { before, after, current: Object.fromEntries(alike.map(({ key }) => [key, after])) };
}
