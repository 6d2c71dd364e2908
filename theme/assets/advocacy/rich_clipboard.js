/** Copying formatted text to the clipboard. */

/**
 * Copy formatted text, with plain text for programs that don't support it. Call it while the browser handles a click: some
 * browsers allow copying only then, even if the texts are still loading.
 *
 * @param {string | Promise<string>} html
 * @param {string | Promise<string>} plain
 * @returns {Promise<boolean>} whether it was copied; rejected if a text can't be loaded
 */
export async function copyRich(html, plain) {
  try {
    const formats = { "text/html": blobOf(html, "text/html"), "text/plain": blobOf(plain, "text/plain") };
    await navigator.clipboard.write([new ClipboardItem(formats)]);
    return true;
  } catch {
    return copyByEvent(await html, await plain); // an older browser, no permission, or not a secure context
  }
}

/**
 * @param {string | Promise<string>} text
 * @param {string} type
 */
function blobOf(text, type) {
  if (typeof text === "string") return new Blob([text], { type }); // for browsers that don't support promises here
  const blob = text.then((loaded) => new Blob([loaded], { type }));
  blob.catch(() => {}); // the promise `text` itself reports a failure
  return blob;
}

/**
 * @param {string} html
 * @param {string} plain
 */
function copyByEvent(html, plain) {
  let isSet = false;
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", plain);
    event.preventDefault();
    event.stopImmediatePropagation();
    isSet = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, { capture: true });
  try {
    return document.execCommand("copy") && isSet;
  } finally {
    document.removeEventListener("copy", fill, { capture: true });
  }
}
