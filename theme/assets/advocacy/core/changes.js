/** A readable word diff of two texts. */

import { words } from "./segments.js";

/** @typedef {{ kind: "same" | "removed" | "added", text: string }} Change */

/** The largest table to compute. Above it, the middle of the text is shown as one change. */
const MOST_CELLS = 1_000_000;

/**
 * Compare two texts by word. The same and removed parts make up `before`, the same and added parts `after`.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Change[]}
 */
export function changes(before, after) {
  const old = [...words(before)];
  const now = [...words(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return readable([
    { kind: "same", text: old.slice(0, start).join("") },
    ...compared(old.slice(start, old.length - tail), now.slice(start, now.length - tail)),
    { kind: "same", text: old.slice(old.length - tail).join("") },
  ]);
}

/**
 * @param {string[]} old
 * @param {string[]} now
 * @returns {Change[]} based on the longest common subsequence of words
 */
function compared(old, now) {
  if (old.length * now.length > MOST_CELLS) {
    return [
      { kind: "removed", text: old.join("") },
      { kind: "added", text: now.join("") },
    ];
  }
  const width = now.length + 1;
  // For each pair of positions, the length of the longest common subsequence from there on.
  const common = new Uint16Array((old.length + 1) * width);
  const at = (/** @type {number} */ i, /** @type {number} */ j) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  /** @type {Change[]} */
  const found = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      found.push({ kind: "same", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (j === now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: "removed", text: old[i++] ?? "" });
    } else {
      found.push({ kind: "added", text: now[j++] ?? "" });
    }
  }
  return found;
}

/**
 * Merge adjacent changes and the spaces between them, so that a new sentence is one change.
 *
 * @param {Change[]} single
 * @returns {Change[]}
 */
function readable(single) {
  /** @type {Change[]} */
  const found = [];
  let [removed, added, same] = ["", "", ""];
  const finish = () => {
    found.push({ kind: "removed", text: removed }, { kind: "added", text: added }, { kind: "same", text: same });
    [removed, added, same] = ["", "", ""];
  };
  for (const { kind, text } of single) {
    if (kind === "same") {
      same += text;
      continue;
    }
    if (/^[^\S\n]+$/.test(same) && (removed || added)) {
      [removed, added, same] = [removed + same, added + same, ""];
    } else if (same) {
      finish();
    }
    if (kind === "removed") removed += text;
    else added += text;
  }
  finish();
  return found.filter((change) => change.text);
}
