/** Empties the places of a page that main does not reach while the page stays: its tab's storage and databases, its state in the history, its name. */
export function forget(page: Window): void {
  page.sessionStorage.clear();
  page.history.replaceState(null, '');
  page.name = '';
  page.indexedDB.databases().then(
    (databases) => {
      for (const { name } of databases) if (name !== undefined) page.indexedDB.deleteDatabase(name);
    },
    // Storage that does not answer holds nothing that it could give.
    () => undefined,
  );
}
