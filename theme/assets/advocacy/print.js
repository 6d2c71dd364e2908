/** The print button of a poster, which is hidden without scripts. */

for (const button of document.querySelectorAll("[data-advocacy-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => print());
}
