/** Whether words are among those whose salted slow hashes are known; as in Python's rules/scripts.py. */

/**
 * @typedef {object} Lock
 * @property {string} salt in base 64
 * @property {number} rounds
 * @property {number} words how many the longest term has
 * @property {number} size of the sieve, in bits
 * @property {string} sieve in base 64
 * @property {string[]} hashes
 */

const bytesOf = (/** @type {string} */ text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const encoder = new TextEncoder();

/**
 * A hash that costs nothing, of 32 bits: FNV-1a of the salt and the words.
 *
 * @param {Uint8Array} salt
 * @param {string} letters
 * @returns {number}
 */
export function quickHash(salt, letters) {
  let found = 0x811c9dc5;
  for (const byte of salt) found = Math.imul(found ^ byte, 0x01000193);
  for (const byte of encoder.encode(letters)) found = Math.imul(found ^ byte, 0x01000193);
  return found >>> 0;
}

/**
 * The first bytes of the slow hash of words that are run together, in hexadecimal. The browser makes it in another thread.
 *
 * @param {Uint8Array<ArrayBuffer>} salt
 * @param {string} letters
 * @param {number} rounds
 * @returns {Promise<string>}
 */
export async function slowHash(salt, letters, rounds) {
  const key = await crypto.subtle.importKey("raw", encoder.encode(letters), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, key, 32);
  return [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Lock} lock
 * @returns {(letters: string) => Promise<boolean> | false} false at once for most that is not among them; an answer is
 *   remembered
 */
export function opener(lock) {
  const salt = bytesOf(lock.salt);
  const sieve = bytesOf(lock.sieve);
  const hashes = new Set(lock.hashes);
  /** @type {Map<string, Promise<boolean>>} */
  const known = new Map();
  return (letters) => {
    const place = quickHash(salt, letters) % lock.size;
    if (!((sieve[place >> 3] ?? 0) & (1 << (place & 7)))) return false;
    const answer = known.get(letters) ?? slowHash(salt, letters, lock.rounds).then((hash) => hashes.has(hash));
    known.set(letters, answer);
    return answer;
  };
}
