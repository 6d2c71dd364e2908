/** The template language of posts: {name} is a placeholder, {{ and }} are braces, as in placeholders.py. */

/** @typedef {{ name: string }} Placeholder */
/** @typedef {string | Placeholder} Piece */

const TOKEN = /\{\{|\}\}|\{[^\S\n]*([A-Za-z_][\p{L}\p{N}_]*)[^\S\n]*\}/gu;

/**
 * Parse a text into strings and placeholders. Unmatched braces are text.
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
 * Serialise pieces to template text: `pieces(written(p))` is equivalent to `p`.
 *
 * @param {Piece[]} parts
 * @returns {string}
 */
export function written(parts) {
  return parts.map((part) => (isPlaceholder(part) ? `{${part.name}}` : part.replace(/[{}]/g, "$&$&"))).join("");
}

/**
 * Join the pieces, with values for placeholders. A placeholder without a value is empty.
 *
 * @param {Piece[]} parts
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function joined(parts, values) {
  return parts.map((part) => textOf(part, values) ?? "").join("");
}

const BEFORE_NOTHING = /[ \t]*(?::|→|->|👉|⬇️|👇)?[ \t]*(?=\n?$)/gu;

/**
 * Fill the placeholders that `values` has values for, and trim the result.
 *
 * An empty value also removes a double space and a colon before the placeholder. Placeholders without a value stay: to
 * remove only empty ones, pass only empty values, and join the rest afterwards.
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
    const words = textOf(part, values);
    const last = found.at(-1);
    if (words === undefined) {
      found.push(part);
      dropped = false;
    } else if (words) {
      const isFirst = last === undefined || (!isPlaceholder(last) && last.endsWith("\n"));
      const added = dropped ? words.replace(/^[ \t]+/, isFirst ? "" : " ") : words;
      if (last === undefined || isPlaceholder(last)) found.push(added);
      else found[found.length - 1] = last + added;
      dropped = false;
    } else {
      if (last !== undefined && !isPlaceholder(last)) found[found.length - 1] = last.replace(BEFORE_NOTHING, "");
      dropped = true;
    }
  }
  return trimmed(found);
}

/**
 * Apply the advocate's change of the joined text from `before` to `after`.
 *
 * Untouched placeholders stay, so that they can still get other values. Edited placeholders become text, and empty ones
 * disappear. Joined with the same values, the result is `after`.
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
 * Return the pieces between two offsets in the joined text. A partly included placeholder becomes text.
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
    const words = textOf(part, values) ?? "";
    const start = end;
    end += words.length;
    if (words && from <= start && end <= to) return part;
    return words.slice(Math.max(0, from - start), Math.max(0, to - start));
  });
}

/**
 * @param {Piece} part
 * @returns {part is Placeholder}
 */
function isPlaceholder(part) {
  return typeof part !== "string";
}

/**
 * @param {Piece} part
 * @param {Record<string, string>} values
 * @returns {string | undefined} undefined for a placeholder without a value
 */
function textOf(part, values) {
  return !isPlaceholder(part) ? part : Object.hasOwn(values, part.name) ? values[part.name] : undefined;
}

/**
 * @param {Piece[]} parts
 * @returns {Piece[]} without adjacent or empty strings
 */
function merged(parts) {
  /** @type {Piece[]} */
  const found = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (isPlaceholder(part) || last === undefined || isPlaceholder(last)) found.push(part);
    else found[found.length - 1] = last + part;
  }
  return found.filter((part) => part !== "");
}

/**
 * @param {Piece[]} parts
 * @returns {Piece[]} trimmed, and with at most one empty line in a row
 */
function trimmed(parts) {
  return merged(
    parts.map((part, place) => {
      if (isPlaceholder(part)) return part;
      const ended = place === parts.length - 1 ? part.trimEnd() : part;
      return (place ? ended : ended.trimStart()).replace(/[ \t]*\n{3,}/g, "\n\n");
    }),
  );
}
