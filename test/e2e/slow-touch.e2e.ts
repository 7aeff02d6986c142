import { expect, test } from './town.ts';

/** Longer than Chromium takes a touch for a tap. */
const SLOW_MS = 1_500;

test('a finger that rests on a button presses it all the same, one that slides off it does not, nor does one below which a button comes', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page, see } = kiosk;
  await see('attract');
  const touch = await page.context().newCDPSession(page);
  const middle = async (testId: string): Promise<{ x: number; y: number }> => {
    const box = await page.getByTestId(testId).boundingBox();
    if (!box) throw new Error(`${testId} is not on the screen`);
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  };
  const rest = async (testId: string, slide = 0): Promise<void> => {
    await page.getByTestId(testId).waitFor();
    const { x, y } = await middle(testId);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    // The time that the finger rests is what is tried.
    await page.waitForTimeout(SLOW_MS);
    if (slide !== 0)
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y + slide }] });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await rest('start');
  await see('language');
  await rest('language-en');
  await see('home');
  await rest('group-permits', 300);
  await expect(page.getByTestId('service-permit-event')).toHaveCount(0);
  await rest('group-permits');
  await page.getByTestId('service-permit-event').waitFor();

  // What comes below a finger that is down already is not pressed.
  await kiosk.tap('leave');
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap('language-en');
  await kiosk.see('home');
  await expect(page.locator('html')).not.toHaveAttribute('data-settling');
  const box = await page.getByTestId('service-pay-bill').boundingBox();
  if (!box) throw new Error('there is nothing to pay');
  const touchPoints = [{ x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  // As if all of the screen moved: another tile lies where the finger is.
  await page.evaluate(() => {
    const [pay, other] = ['service-pay-bill', 'service-register-pet'].map((testId) =>
      document.querySelector<HTMLElement>(`[data-testid="${testId}"]`),
    );
    if (!pay || !other) throw new Error('the tiles are not there');
    const { left, top, width, height } = pay.getBoundingClientRect();
    pay.style.visibility = 'hidden';
    Object.assign(other.style, {
      ...{ position: 'fixed', zIndex: '9', left: `${left}px`, top: `${top}px` },
      ...{ width: `${width}px`, height: `${height}px` },
    });
  });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(2_000);
  await kiosk.see('home');
  // The next finger, put down on it, presses it.
  await kiosk.tap('service-register-pet');
  await kiosk.see('form');
});
