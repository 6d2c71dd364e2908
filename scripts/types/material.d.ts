/** What Material for MkDocs 9 offers to scripts. */
interface Window {
  document$?: { subscribe(next: () => void): unknown };
}
