const DIALOG = '[role=alertdialog]';

/** What can be pressed or typed into. */
export const STOPS = 'button, input, textarea, select, a[href], [tabindex="0"]';

/** The question on top, or the whole page where there is none. */
export const scopeOf = (page: Document): Element =>
  [...page.querySelectorAll(DIALOG)].filter(isThere).at(-1) ?? page.body;

/** Whether it can be seen and used now. */
export function isThere(element: Element): boolean {
  return !element.matches(':disabled') && element.closest('[inert]') === null && element.checkVisibility();
}
