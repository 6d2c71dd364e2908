/** The post's images: download, copy the alt text, share with another app. */

import { element } from "../dom.js";
import { button, offer } from "./actions.js";
import { copy } from "../clipboard.js";

/**
 * @param {HTMLElement} place
 * @param {import("../core/words.js").Words} words
 * @param {string} root the hub's URL
 * @returns {{ show(view: import("./view.js").View): void, files(): File[] }} `files` returns the shown images
 *   that have loaded and can be shared here
 */
export function pictures(place, words, root) {
  let shown = "";
  /** @type {Map<string, File>} */
  const files = new Map();
  return {
    files: () => [...files.values()],
    show(view) {
      const addresses = view.pictures.map((picture) => picture.address).join(" ");
      if (addresses === shown) return;
      shown = addresses;
      files.clear();
      place.replaceChildren(
        ...view.pictures.map((picture) =>
          pictureActions(picture, words, root, (file) => {
            if (shown === addresses) files.set(picture.address, file);
          }),
        ),
      );
    },
  };
}

/**
 * @param {MediaData} picture
 * @param {import("../core/words.js").Words} words
 * @param {string} root
 * @param {(file: File) => void} came called with the file if it can be shared
 */
function pictureActions(picture, words, root, came) {
  const address = new URL(picture.address, root).href;
  const status = element("p", { role: "status", className: "advocacy-said" });
  const download = element(
    "a",
    { className: "advocacy-quiet-button", href: address, download: "" },
    words.say("composer_download_picture"),
  );
  const actions = element(
    "p",
    { className: "advocacy-more-actions" },
    download,
    button(words.say("composer_copy_alt"), async () => {
      status.textContent = words.say((await copy(picture.alt)) ? "composer_copied_alt" : "composer_copy_failed");
    }),
  );
  void fileOf(address).then((file) => {
    if (file && navigator.canShare?.({ files: [file] })) {
      came(file);
      actions.append(button(words.say("composer_share_picture"), () => offer({ files: [file] })));
    }
  });
  const spoken = words.say("composer_alt", { alt: picture.alt });
  const alt = element("p", { className: "advocacy-hint", dir: "auto" }, spoken);
  return element("div", {}, actions, alt, status);
}

/**
 * Fetch the image before it's shared: awaiting it in the click handler would lose the permission to share.
 *
 * @param {string} address
 * @returns {Promise<File | null>} null if this browser can't share files or the image can't be fetched
 */
async function fileOf(address) {
  if (!navigator.canShare) return null;
  try {
    const blob = await (await fetch(address)).blob();
    return new File([blob], fileName(address), { type: blob.type });
  } catch {
    return null; // offline: the image can still be downloaded later
  }
}

/** @param {string} address */
function fileName(address) {
  return decodeURIComponent(new URL(address).pathname.split("/").pop() ?? "picture");
}
