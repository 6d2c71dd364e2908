/** What changed between two texts, for people to read. */

import { words } from "./segments.js";

/** @typedef {{ kind: "same" | "removed" | "added", text: string }} Change */

/** The largest table of words that is compared: beyond, the middle of the text is one change. */
const MOST_CELLS = 1_000_000;

/**
 * What stayed, went and came, word by word. What is the same or removed is `before`, what is the same or added `after`.
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
 * @returns {Change[]} by the longest sequence of words that both have
 */
function compared(old, now) {
  if (old.length * now.length > MOST_CELLS) {
    return [
      { kind: "removed", text: old.join("") },
      { kind: "added", text: now.join("") },
    ];
  }
  const width = now.length + 1;
  // For each pair of places, how many words both texts have in common from there on.
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
 * The changes with neighbours put together, and with them the blanks between: a sentence that is new is one change.
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
