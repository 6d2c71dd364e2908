/** A form for the text's placeholders. Values are stored and reused across posts. */

import { element } from "../dom.js";

/** @typedef {import("../core/words.js").Words} Words */

/**
 * Return the id of a field's input.
 *
 * @param {string} name
 */
export function idOf(name) {
  return `advocacy-field-${name}`;
}

/**
 * Return the values typed before the composer loaded.
 *
 * @param {Element} root
 * @returns {{ values: Record<string, string>, goOn(): void }} `goOn` restores the cursor in the
 *   field that replaces the focused one
 */
export function typedIn(root) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".advocacy-field input")]);
  const at = inputs.find((input) => input === document.activeElement);
  const place = at?.selectionEnd ?? 0;
  return {
    values: Object.fromEntries(inputs.filter(({ value }) => value).map(({ name, value }) => [name, value])),
    goOn() {
      const input = at && document.getElementById(at.id);
      if (!(input instanceof HTMLInputElement)) return;
      input.focus({ preventScroll: true });
      input.setSelectionRange(place, place);
    },
  };
}

/**
 * @param {Element} place
 * @param {Record<string, FieldFacts>} fields
 * @param {Words} words
 * @param {(name: string, value: string) => void} changed
 * @returns {{ show(values: Record<string, string>, open: string[]): void, ask(name: string): void }}
 */
export function fields(place, fields, words, changed) {
  /** @type {Map<string, { row: HTMLElement, input: HTMLInputElement, lack: HTMLElement }>} */
  const inputs = new Map();
  for (const [name, field] of Object.entries(fields)) {
    const id = idOf(name);
    const hint = field.example ? words.say("composer_example", { example: field.example }) : "";
    const lack = element("p", { className: "advocacy-lack", id: `${id}-lack`, hidden: true });
    const input = element("input", {
      id,
      type: "text",
      maxLength: field.max_length,
      required: field.required,
      autocomplete: "off",
      dir: "auto",
      "aria-describedby": `${id}-lack ${id}-hint`,
    });
    input.oninput = () => {
      lack.hidden = true;
      input.removeAttribute("aria-invalid");
      changed(name, input.value);
    };
    const row = element(
      "div",
      { className: "advocacy-field" },
      element("label", { htmlFor: id, dir: "auto" }, field.label),
      input,
      lack,
      hint && element("p", { className: "advocacy-hint", id: `${id}-hint`, dir: "auto" }, hint),
    );
    inputs.set(name, { row, input, lack });
    place.append(row);
  }
  return {
    show(values, open) {
      for (const [name, { row, input }] of inputs) {
        row.hidden = !open.includes(name);
        const value = values[name] ?? "";
        if (input.value !== value) input.value = value;
      }
    },
    ask(name) {
      const found = inputs.get(name);
      if (!found) return;
      found.lack.textContent = words.say("composer_required", { label: fields[name]?.label ?? name });
      found.lack.hidden = false;
      found.input.setAttribute("aria-invalid", "true");
      found.input.focus({ preventScroll: true });
      found.row.scrollIntoView({ block: "nearest" });
    },
  };
}
