import { z } from 'zod';
import { consoleClient } from './console-client.ts';
import { expect, test } from './town.ts';

const Queues = z
  .object({ waiting: z.array(z.object({ number: z.number(), queueId: z.string() }).loose()) })
  .loose();

test('a number is taken, printed and called; without central a number is given all the same, and arrives once', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  await kiosk.see('attract');
  const take = async (): Promise<string> => {
    for (const testId of ['start', 'language-en', 'service-queue-number']) await kiosk.tap(testId);
    await kiosk.see('queues');
    await kiosk.tap('queue-registration');
    await kiosk.see('ticket');
    await expect(page.locator('[data-screen="ticket"]')).toContainText(/A \d{3}/, { timeout: 120_000 });
    const words = await page.locator('[data-screen="ticket"]').innerText();
    await page.getByTestId('finish').waitFor({ timeout: 120_000 });
    await kiosk.tap('finish');
    await kiosk.see('attract');
    return /A \d{3}/.exec(words)?.[0] ?? '';
  };
  expect(await take()).toBe('A 001');
  const [paper] = await town.bench.papers();
  expect(paper?.text.join('\n')).toContain('A 001');
  const clerk = await consoleClient(town.town);
  const waiting = async (): Promise<number[]> =>
    Queues.parse(await clerk.get('/queue')).waiting.map(({ number }) => number);
  await expect.poll(waiting, { timeout: 120_000 }).toEqual([1]);
  expect(await clerk.post('/queue/next', { desk: '1' })).toMatchObject({ kind: 'called', label: 'A 001' });
  expect(await waiting()).toEqual([]);

  await town.town.programs.central.stop();
  const own = Number((await take()).slice(2));
  expect(own).toBeGreaterThan(500);
  await town.town.startCentral();
  const again = await consoleClient(town.town);
  await expect
    .poll(async () => Queues.parse(await again.get('/queue')).waiting.map(({ number }) => number), {
      timeout: 120_000,
    })
    .toEqual([own]);
});
