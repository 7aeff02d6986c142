/** Where keys are letters. */
const TYPED =
  'input, textarea, select, [contenteditable], [role="combobox"], [role="spinbutton"], [role="listbox"]';

/** Whether what is pressed is typed into something, or goes to what is open over the page. */
export const isTaken = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(TYPED) !== null) ||
  document.querySelector('dialog[open], [role="dialog"]') !== null;

/** Puts the focus into the page's field for searching. False where the page has none. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
  return field !== null;
}

/** Moves the focus to the link that names the next, or the previous, row of the page's lists; the first one from anywhere else. */
export function focusRow(way: 'next' | 'previous'): void {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('main tbody tr')].flatMap(
    (row) => row.querySelector<HTMLAnchorElement>('a[href]') ?? [],
  );
  const at = rows.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const to = at === -1 ? 0 : at + (way === 'next' ? 1 : -1);
  // At the end of the list the focus stays where it is.
  rows[to]?.focus();
}
