import type { KioskApp } from '../../build/start/kiosk-app.ts';

/** Types into the parts of a name or an address, and goes on. */
export async function fill(kiosk: KioskApp, parts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, words] of Object.entries(parts)) {
    await kiosk.tap(`field-${name}`);
    await kiosk.type(words);
  }
  await kiosk.tap('continue');
}

/** Chooses an option, and goes on. */
export async function choose(kiosk: KioskApp, value: string): Promise<void> {
  await kiosk.tap(`option-${value}`);
  await kiosk.tap('continue');
}

/** Types an answer, and goes on. */
export async function answer(kiosk: KioskApp, words: string): Promise<void> {
  await kiosk.type(words);
  await kiosk.tap('continue');
}

/** Signs with a finger, and goes on. */
export async function sign(kiosk: KioskApp): Promise<void> {
  await kiosk.page.getByTestId('signature-pad').waitFor();
  await kiosk.page.locator('html:not([data-settling])').waitFor();
  const box = await kiosk.page.getByTestId('signature-pad').boundingBox();
  if (!box) throw new Error('nowhere to sign');
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  await kiosk.page.mouse.move(...at(0.1, 0.6));
  await kiosk.page.mouse.down();
  for (const [x, y] of [
    [0.2, 0.2],
    [0.3, 0.7],
    [0.5, 0.4],
    [0.8, 0.6],
  ] as const) {
    await kiosk.page.mouse.move(...at(x, y), { steps: 4 });
  }
  await kiosk.page.mouse.up();
  await kiosk.tap('continue');
}
