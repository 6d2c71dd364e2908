/** The browser API of Material for MkDocs 9. */
interface Window {
  document$?: { subscribe(next: () => void): unknown };
}
