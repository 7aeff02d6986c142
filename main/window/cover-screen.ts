import type { BrowserWindow, Screen } from 'electron';

const LOOK_EVERY_MS = 1_000;
const SETTLE_MS = 200;

/**
 * Keeps the window over the whole display and on top, whatever becomes of displays, window managers and other windows. By events, and by
 * a look every second for what nobody tells. Returns the function that stops.
 */
export function coverScreen(window: BrowserWindow, screen: Screen): () => void {
  let settling: NodeJS.Timeout | undefined;
  let raising: NodeJS.Timeout | undefined;

  function cover(): void {
    if (window.isDestroyed()) return;
    const { bounds } = screen.getPrimaryDisplay();
    const now = window.getBounds();
    const covers = (['x', 'y', 'width', 'height'] as const).every((side) => now[side] === bounds[side]);
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    if (!covers) {
      // A window that is full screen on the old size does not take another one.
      if (window.isKiosk()) window.setKiosk(false);
      window.setBounds(bounds);
    }
    if (!window.isKiosk()) window.setKiosk(true);
    if (!window.isAlwaysOnTop()) window.setAlwaysOnTop(true, 'screen-saver');
    if (!window.isFocused()) {
      window.moveTop();
      window.focus();
    }
  }

  /**
   * Another window took the keyboard, or took this one off the display, which Electron does not see: only what is hidden first is
   * truly shown again. Once for each loss, so that a display without a window manager does not flicker.
   */
  const raise = (): void => {
    clearTimeout(raising);
    raising = setTimeout(() => {
      if (window.isDestroyed() || window.isFocused()) return;
      window.hide();
      window.show();
      cover();
    }, SETTLE_MS);
  };

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
  window.on('blur', raise);
  window.on('leave-full-screen', soon);
  return () => {
    clearInterval(timer);
    clearTimeout(settling);
    clearTimeout(raising);
    screen.removeListener('display-added', soon);
    screen.removeListener('display-removed', soon);
    screen.removeListener('display-metrics-changed', soon);
    window.removeListener('minimize', soon);
    window.removeListener('hide', soon);
    window.removeListener('blur', raise);
    window.removeListener('leave-full-screen', soon);
  };
}
