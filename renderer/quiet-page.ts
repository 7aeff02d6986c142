/** Takes away what a page does by itself and a kiosk must not: menus, dragging, selecting, zooming, filling in, printing. */
export function quietPage(page: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'drop', 'dragover', 'auxclick', 'gesturestart']) {
    page.addEventListener(name, stop);
  }
  // Nothing is printed from the page, and what printing opens on a machine without a printer cannot be left.
  Object.defineProperty(page.defaultView ?? window, 'print', { value: () => undefined });
  page.addEventListener('selectstart', (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  });
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
}
