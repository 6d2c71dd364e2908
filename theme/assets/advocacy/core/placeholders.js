/** The small language of a post's text: {name} is filled, {{ and }} are braces; as in placeholders.py. */

/** @typedef {{ name: string }} Gap a place in a text that is filled later */
/** @typedef {string | Gap} Piece */

const TOKEN = /\{\{|\}\}|\{[^\S\n]*([A-Za-z_][\p{L}\p{N}_]*)[^\S\n]*\}/gu;

/**
 * The text as words and gaps. A brace that starts nothing is words.
 *
 * @param {string} text
 * @returns {Piece[]}
 */
export function pieces(text) {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const { index, 0: token, 1: name } of text.matchAll(TOKEN)) {
    found.push(text.slice(end, index), name ? { name } : token.charAt(0));
    end = index + token.length;
  }
  return merged([...found, text.slice(end)]);
}

/**
 * The pieces as text in this language again: `pieces(written(p))` says the same as `p`.
 *
 * @param {Piece[]} parts
 * @returns {string}
 */
export function written(parts) {
  return parts.map((part) => (isGap(part) ? `{${part.name}}` : part.replace(/[{}]/g, "$&$&"))).join("");
}

/**
 * The pieces as an advocate reads them, and nothing changed between them. A gap without a value says nothing.
 *
 * @param {Piece[]} parts
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function joined(parts, values) {
  return parts.map((part) => said(part, values) ?? "").join("");
}

const BEFORE_NOTHING = /[ \t]*(?::|→|->|👉|⬇️|👇)?[ \t]*(?=\n?$)/gu;

/**
 * The pieces with the gaps closed that `values` has words for; without blanks at either end.
 *
 * A gap that is filled with nothing leaves no double space behind, and no colon that announced it. One that has no
 * value stays a gap: give only the empty values where filled gaps are to stay gaps too, and join them afterwards.
 *
 * @param {Piece[]} parts
 * @param {Record<string, string>} values
 * @returns {Piece[]}
 */
export function settled(parts, values) {
  /** @type {Piece[]} */
  const found = [];
  let dropped = false;
  for (const part of parts) {
    const words = said(part, values);
    const last = found.at(-1);
    if (words === undefined) {
      found.push(part);
      dropped = false;
    } else if (words) {
      const isFirst = last === undefined || (!isGap(last) && last.endsWith("\n"));
      const added = dropped ? words.replace(/^[ \t]+/, isFirst ? "" : " ") : words;
      if (last === undefined || isGap(last)) found.push(added);
      else found[found.length - 1] = last + added;
      dropped = false;
    } else {
      if (last !== undefined && !isGap(last)) found[found.length - 1] = last.replace(BEFORE_NOTHING, "");
      dropped = true;
    }
  }
  return trimmed(found);
}

/**
 * The pieces after the advocate changed their joined text from `before` to `after`.
 *
 * Gaps that the change did not touch stay gaps, so that other values still reach them. A gap that was written into
 * becomes words, and one that said nothing becomes nothing: joined with the same values, the result is `after`.
 *
 * @param {Piece[]} parts
 * @param {Record<string, string>} values
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]}
 */
export function edited(parts, values, before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const end = before.length - tail;
  const added = after.slice(start, after.length - tail);
  return merged([...cut(parts, values, 0, start), added, ...cut(parts, values, end, before.length)]);
}

/**
 * What stands in the joined text from one offset to another; a gap that does not stand there whole is words.
 *
 * @param {Piece[]} parts
 * @param {Record<string, string>} values
 * @param {number} from
 * @param {number} to
 * @returns {Piece[]}
 */
function cut(parts, values, from, to) {
  let end = 0;
  return parts.map((part) => {
    const words = said(part, values) ?? "";
    const start = end;
    end += words.length;
    if (words && from <= start && end <= to) return part;
    return words.slice(Math.max(0, from - start), Math.max(0, to - start));
  });
}

/**
 * @param {Piece} part
 * @returns {part is Gap}
 */
function isGap(part) {
  return typeof part !== "string";
}

/**
 * @param {Piece} part
 * @param {Record<string, string>} values
 * @returns {string | undefined} nothing for a gap that has no value
 */
function said(part, values) {
  return !isGap(part) ? part : Object.hasOwn(values, part.name) ? values[part.name] : undefined;
}

/**
 * @param {Piece[]} parts
 * @returns {Piece[]} with no two words side by side, and none that are empty
 */
function merged(parts) {
  /** @type {Piece[]} */
  const found = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (isGap(part) || last === undefined || isGap(last)) found.push(part);
    else found[found.length - 1] = last + part;
  }
  return found.filter((part) => part !== "");
}

/**
 * @param {Piece[]} parts
 * @returns {Piece[]} without blanks at either end, and with one empty line where there were several
 */
function trimmed(parts) {
  return merged(
    parts.map((part, place) => {
      if (isGap(part)) return part;
      const ended = place === parts.length - 1 ? part.trimEnd() : part;
      return (place ? ended : ended.trimStart()).replace(/[ \t]*\n{3,}/g, "\n\n");
    }),
  );
}
