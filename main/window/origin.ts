/** The kiosk's own page and all its files come from this origin, and nothing else ever loads. */
export const KIOSK_SCHEME = 'app';
export const KIOSK_ORIGIN = 'app://kiosk';
export const KIOSK_PAGE = `${KIOSK_ORIGIN}/index.html`;
/** Says in which languages the page tells, before any script runs, that the kiosk is starting. */
export const STARTING_CSS = `${KIOSK_ORIGIN}/starting.css`;

/** Whether a URL lies in the kiosk's own origin: by its parsed parts, never by how its text begins. */
export function isKioskUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === `${KIOSK_SCHEME}:` && url.host === 'kiosk' && url.username === '' && url.password === ''
  );
}
