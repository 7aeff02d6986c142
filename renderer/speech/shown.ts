/** What is to be read and typed into: the question over the screen where there is one, else the screen. */
export const shown = (): Element | null =>
  [...document.querySelectorAll('[data-overlay]')].at(-1) ?? document.querySelector('[data-screen]');
