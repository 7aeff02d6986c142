import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { expect } from './town.ts';

const HELD_MS = 60_000;

/** Holds a finger on the corner that lets staff in, until the PIN is asked for. */
export async function holdCorner({ page }: KioskApp): Promise<void> {
  const box = await page.getByTestId('staff-corner').boundingBox();
  if (!box) throw new Error('there is no corner');
  const touch = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await expect(page.locator('[data-overlay="staff"]')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-settling');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await page.locator('[data-overlay="staff"]').waitFor({ timeout: HELD_MS });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
