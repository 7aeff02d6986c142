import type { BrowserWindow, Rectangle, Screen } from 'electron';

const LOOK_EVERY_MS = 1_000;
const SETTLE_MS = 200;

/**
 * Keeps the window over the whole display and on top, whatever becomes of displays, window managers and other windows. By events, and by
 * a look every second for what nobody tells. Returns the function that stops.
 */
export function coverScreen(window: BrowserWindow, screen: Screen): () => void {
  let settling: NodeJS.Timeout | undefined;

  function cover(): void {
    if (window.isDestroyed()) return;
    const { bounds } = screen.getPrimaryDisplay();
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    if (!window.isKiosk()) window.setKiosk(true);
    // Where no window manager makes it full screen, Chromium takes a pixel off a window of exactly the display's size.
    if (!covers(window.getBounds(), bounds)) window.setBounds({ ...bounds, height: bounds.height + 1 });
    if (!window.isAlwaysOnTop()) window.setAlwaysOnTop(true, 'screen-saver');
    if (!window.isFocused()) {
      window.moveTop();
      window.focus();
    }
  }

  const soon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(cover, SETTLE_MS);
  };

  cover();
  const timer = setInterval(cover, LOOK_EVERY_MS);
  screen.on('display-added', soon);
  screen.on('display-removed', soon);
  screen.on('display-metrics-changed', soon);
  window.on('minimize', soon);
  window.on('hide', soon);
  window.on('blur', soon);
  window.on('leave-full-screen', soon);
  return () => {
    clearInterval(timer);
    clearTimeout(settling);
    screen.removeListener('display-added', soon);
    screen.removeListener('display-removed', soon);
    screen.removeListener('display-metrics-changed', soon);
    window.removeListener('minimize', soon);
    window.removeListener('hide', soon);
    window.removeListener('blur', soon);
    window.removeListener('leave-full-screen', soon);
  };
}

/** Whether the window hides all of the display, and is no larger than that takes. */
function covers(window: Rectangle, display: Rectangle): boolean {
  const left = display.x - window.x;
  const top = display.y - window.y;
  const right = window.width - left - display.width;
  const bottom = window.height - top - display.height;
  return [left, top, right, bottom].every((over) => over === 0 || over === 1);
}
