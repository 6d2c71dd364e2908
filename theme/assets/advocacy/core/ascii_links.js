/** Converts URLs to ASCII, which all networks recognise as a whole link, as in ascii_links.py. */

const FOREIGN = /[^\0-\x7f]+/g;
const DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
/** Invisible characters that host names ignore. */
const IGNORED = /[\u00ad\u200b\u2060\ufeff\ufe00-\ufe0f]/g;

/**
 * Convert `url` to ASCII: the host to its `xn--` form, the rest percent-encoded (RFC 3987, 3.1).
 *
 * @param {string} url
 * @returns {string}
 */
export function asciiLink(url) {
  const found = /^(https?:\/\/)([^/?#:\\]*)(.*)$/is.exec(url);
  if (!found) return url;
  const [, scheme = "", host = "", rest = ""] = found;
  return scheme + asciiHost(host) + rest.replace(FOREIGN, encoded);
}

/** @param {string} run */
function encoded(run) {
  return encodeURIComponent(run.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * Convert a host to its `xn--` form. ASCII hosts and invalid host names are returned unchanged.
 *
 * @param {string} host
 * @returns {string}
 */
function asciiHost(host) {
  if (/^[^%\x80-\uffff]*$/.test(host)) return host;
  const labels = mapped(unquoted(host)).split(".").map(xnLabel);
  return labels.every((label) => /^[a-z0-9_-]*$/.test(label)) ? labels.join(".") : host;
}

/** @param {string} host */
function unquoted(host) {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/**
 * Normalise a host as browsers do (UTS #46): lowercase and one form of each character.
 *
 * @param {string} host
 * @returns {string}
 */
function mapped(host) {
  const plain = lower(host.replace(IGNORED, "")).normalize("NFKC");
  return lower(plain).normalize("NFC").replaceAll("\u3002", ".");
}

/** @param {string} text lowercased by character, so that a final Σ becomes σ too */
function lower(text) {
  return Array.from(text, (sign) => sign.toLowerCase()).join("");
}

/**
 * Convert a label of a host name to its `xn--` form if it isn't ASCII.
 *
 * @param {string} label
 * @returns {string}
 */
export function xnLabel(label) {
  return /^[\0-\x7f]*$/.test(label) ? label : `xn--${punycode(Array.from(label, (sign) => sign.codePointAt(0) ?? 0))}`;
}

/**
 * Encode characters with the algorithm of RFC 3492, section 6.3.
 *
 * @param {number[]} codes
 * @returns {string}
 */
function punycode(codes) {
  const basic = codes.filter((code) => code < 0x80);
  let found = String.fromCodePoint(...basic) + (basic.length ? "-" : "");
  let next = 0x80;
  let delta = 0;
  let bias = 72;
  for (let done = basic.length; done < codes.length; ) {
    const least = Math.min(...codes.filter((code) => code >= next));
    delta += (least - next) * (done + 1);
    next = least;
    for (const code of codes) {
      if (code < next) delta += 1;
      if (code !== next) continue;
      found += digits(delta, bias);
      bias = adapted(delta, done + 1, done === basic.length);
      delta = 0;
      done += 1;
    }
    delta += 1;
    next += 1;
  }
  return found;
}

/**
 * Encode a number as a variable-length integer.
 *
 * @param {number} number
 * @param {number} bias
 * @returns {string}
 */
function digits(number, bias) {
  let found = "";
  for (let place = 36; ; place += 36) {
    const threshold = Math.min(Math.max(place - bias, 1), 26);
    if (number < threshold) return found + DIGITS.charAt(number);
    found += DIGITS.charAt(threshold + ((number - threshold) % (36 - threshold)));
    number = Math.floor((number - threshold) / (36 - threshold));
  }
}

/**
 * Return the bias for the next number.
 *
 * @param {number} delta the previous number
 * @param {number} count the number of characters so far
 * @param {boolean} isFirst
 * @returns {number}
 */
function adapted(delta, count, isFirst) {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}
