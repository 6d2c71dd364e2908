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
 * The first text that is another one now than when it was taken.
 *
 * @param {PostData} post
 * @param {Record<string, string>} copied the templates' texts that were taken
 * @returns {{ before: string, after: string, current: Record<string, string> } | null} with everything as it is now
 */
export function outdated(post, copied) {
  /** @type {Record<string, string>} */
  const current = {};
  for (const [network, variants] of Object.entries(post.networks)) {
    for (const { id, text } of variants) {
      const key = copiedKey(post, network, id);
      if (key in copied) current[key] = post.texts[text] ?? "";
    }
  }
  const found = Object.keys(current).find((key) => current[key] !== copied[key]);
  return found === undefined ? null : { before: copied[found] ?? "", after: current[found] ?? "", current };
}
