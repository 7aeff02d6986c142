import { z } from 'zod';
import { consoleClient } from './console-client.ts';
import { answer, choose } from './form-steps.ts';
import { expect, test } from './town.ts';

const Seen = z.object({ report: z.object({ updatedAt: z.string() }).loose() }).loose();
const Requests = z.array(
  z.object({ service_request_id: z.string(), lat: z.number(), long: z.number(), status: z.string() }).loose(),
);

test('a pothole is pointed at on the map, reaches the world by Open311, and its reporter sees what became of it', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  await kiosk.see('attract');
  for (const testId of ['start', 'language-en', 'service-report-problem']) await kiosk.tap(testId);
  await kiosk.see('form');
  await choose(kiosk, 'pothole');
  await choose(kiosk, 'no');
  // A street is offered while it is typed; the map is more exact.
  await kiosk.type('mill l');
  await kiosk.tap('suggested-Mill Lane');
  await expect(page.getByTestId('field-place')).toHaveValue('Mill Lane');
  await kiosk.tap('place-turn');
  const map = page.locator('[data-testid=map][data-drawn]');
  await map.waitFor({ timeout: 120_000 });
  await map.click({ position: { x: 300, y: 300 } });
  await page.getByTestId('map-pin').waitFor();
  await expect(page.getByTestId('place-words')).not.toHaveText('Mill Lane');
  const words = (await page.getByTestId('place-words').innerText()).trim();
  expect(words).not.toBe('');
  await kiosk.tap('continue');
  await answer(kiosk, 'deep');
  await kiosk.tap('continue');
  await kiosk.see('form-review');
  await expect(page.locator('[data-screen="form-review"]')).toContainText(words);
  await kiosk.tap('pay');
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  const reference = /MILL1-\w+/.exec(await page.locator('[data-screen="done"]').innerText())?.[0] ?? '';
  await kiosk.tap('finish');
  await kiosk.see('attract');

  const address = `${town.town.central}/open311/v2/requests/${reference}.json`;
  const offered = async (): Promise<unknown> => {
    const response = await fetch(address);
    return response.ok ? Requests.parse(await response.json()) : response.status;
  };
  await expect
    .poll(offered, { timeout: 120_000 })
    .toMatchObject([{ service_request_id: reference, status: 'open', service_code: 'POTHOLE' }]);
  const [request] = Requests.parse(await (await fetch(address)).json());
  expect(request?.lat).toBeGreaterThan(52.303);
  expect(request?.lat).toBeLessThan(52.318);
  expect(request?.long).toBeGreaterThan(-8.036);
  expect(request?.long).toBeLessThan(-8.007);

  const clerk = await consoleClient(town.town);
  const one = { townId: 'millbrook', requestId: reference };
  const seen = Seen.parse(await clerk.get(`/reports/one?${new URLSearchParams(one)}`));
  const change = { ...one, status: 'closed', notes: 'Filled on Monday.', seenAt: seen.report.updatedAt };
  expect(await clerk.post('/reports/change', change)).toEqual({ kind: 'changed' });
  for (const testId of ['start', 'language-en', 'service-status-lookup']) await kiosk.tap(testId);
  await kiosk.see('status');
  await answer(kiosk, reference);
  await kiosk.see('status-found');
  await expect(page.locator('h1')).toHaveText('Finished');
  await expect(page.locator('[data-screen]')).toContainText('Filled on Monday.');

  // The town's pictures and films come with its content.
  await kiosk.tap('leave');
  await kiosk.see('attract');
  for (const testId of ['start', 'language-en', 'group-look-up', 'list-page', 'page-history'])
    await kiosk.tap(testId);
  const picture = page.locator('[data-screen="look-up"] img').first();
  await picture.waitFor();
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(0);
  const film = page.locator('video').first();
  await kiosk.tap('film');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0.2);
});
