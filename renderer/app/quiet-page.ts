/** Takes away what a page does by itself and a kiosk must not: menus, dragging, selecting, zooming, filling in. */
export function quietPage(page: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'drop', 'dragover', 'auxclick', 'gesturestart']) {
    page.addEventListener(name, stop);
  }
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
