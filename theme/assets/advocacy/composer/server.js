/** The form for the advocate's server, on networks with many servers. */

import { element } from "../dom.js";
import { serverOf } from "./addresses.js";

/**
 * @param {Element} place
 * @param {import("../core/words.js").Words} words
 * @param {(server: string | undefined) => void} changed
 * @returns {(isAsked: boolean, server: string | undefined) => void} shows the form, or the saved server
 */
export function server(place, words, changed) {
  const lack = element(
    "p",
    { className: "advocacy-lack", id: "advocacy-server-lack", hidden: true },
    words.say("composer_instance_wrong"),
  );
  const input = element("input", {
    id: "advocacy-server",
    type: "text",
    inputMode: "url",
    autocapitalize: "none",
    spellcheck: false,
    dir: "ltr",
    "aria-describedby": "advocacy-server-lack advocacy-server-hint",
  });
  const save = element("button", { type: "submit", className: "advocacy-button" }, words.say("composer_instance_save"));
  const form = element(
    "form",
    { className: "advocacy-field", noValidate: true },
    element("label", { htmlFor: "advocacy-server" }, words.say("composer_instance_label")),
    element("span", { className: "advocacy-field__row" }, input, save),
    lack,
    element("p", { className: "advocacy-hint", id: "advocacy-server-hint" }, words.say("composer_instance_help")),
  );
  const known = element("button", { type: "button", className: "advocacy-quiet-button" });
  known.onclick = () => {
    changed(undefined);
    input.focus();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const found = serverOf(input.value);
    lack.hidden = found !== null;
    if (found) changed(found);
    (found ? known : input).focus();
  };
  place.append(form, known);
  return (isAsked, found) => {
    form.hidden = !isAsked || found !== undefined;
    known.hidden = !isAsked || found === undefined;
    known.textContent = words.say("composer_instance_change", { instance: found ?? "" });
  };
}
