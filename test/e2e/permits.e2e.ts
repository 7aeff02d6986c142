import { consoleClient } from './console-client.ts';
import { answer, fill, sign } from './form-steps.ts';
import { expect, phase, test } from './town.ts';

test('a street event is applied for, approved in the console, found again by its reference, and its fee paid', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  await kiosk.see('attract');
  for (const testId of ['start', 'language-en', 'group-permits', 'service-permit-event'])
    await kiosk.tap(testId);
  await kiosk.see('form');
  await fill(kiosk, { given: 'maria', family: 'oneill' });
  await fill(kiosk, { street: 'mill lane', houseNumber: '4' });
  await kiosk.tap('continue');
  await answer(kiosk, 'street party');
  await answer(kiosk, 'mill lane');
  await page.locator('[data-testid^="day-"]:not([disabled])').first().click();
  await kiosk.tap('continue');
  await answer(kiosk, '2');
  await answer(kiosk, '80');
  await kiosk.tap('option-bins');
  await kiosk.tap('option-power');
  await kiosk.tap('continue');
  await kiosk.tap('agree-truth');
  await kiosk.tap('continue');
  await sign(kiosk);
  await kiosk.see('form-review');
  await kiosk.tap('pay');
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  const text = await page.locator('[data-screen="done"]').innerText();
  const reference = /MILL1-\w+/.exec(text)?.[0] ?? '';
  expect(reference).not.toBe('');
  // Five faces: the last word counts, and is kept once.
  await kiosk.tap('rate-3');
  await kiosk.tap('rate-5');
  await kiosk.tap('rate-easy');
  await kiosk.tap('finish');
  await kiosk.see('attract');

  const clerk = await consoleClient(town.town);
  await expect
    .poll(() => clerk.get('/ratings'), { timeout: 120_000 })
    .toEqual({
      ratings: [
        { serviceId: 'permit-event', count: 1, mean: 5, scores: [0, 0, 0, 0, 1], reasons: { easy: 1 } },
      ],
    });
  await expect
    .poll(() => clerk.get('/applications'), { timeout: 120_000 })
    .toMatchObject({ applications: [{ reference, status: 'received', feeMinor: 11_000 }] });

  const askStatus = async (surname: string): Promise<void> => {
    for (const testId of ['start', 'language-en', 'service-status-lookup']) await kiosk.tap(testId);
    await kiosk.see('status');
    await answer(kiosk, reference.toLowerCase());
    await page.getByTestId('field-surname').waitFor();
    await answer(kiosk, surname);
  };
  await askStatus('smith');
  await expect(page.locator('[data-look="bad"]')).toContainText('could not find anything');
  await page.getByTestId('field-surname').fill('');
  await answer(kiosk, 'oneill');
  await kiosk.see('status-found');
  await expect(page.locator('h1')).toHaveText('The town has received it');
  await kiosk.tap('leave');
  await kiosk.see('attract');

  await clerk.post('/applications/decide', {
    reference,
    status: 'approved',
    note: 'Keep the footpath free.',
  });
  await askStatus('o neill');
  await kiosk.see('status-found');
  await expect(page.locator('[data-screen]')).toContainText('Keep the footpath free.');
  await kiosk.tap('status-pay');
  await kiosk.see('holder');
  await kiosk.tap('yes');
  await kiosk.see('bills');
  await kiosk.tap('continue');
  await kiosk.see('review');
  await expect(page.locator('[data-screen="review"]')).toContainText('€110.00');
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await kiosk.tap('finish');
  await kiosk.see('attract');
  expect(await town.charged()).toBe(11_000);
  await expect.poll(() => town.paid(reference), { timeout: 120_000 }).toBe(11_000);
  await askStatus('oneill');
  await kiosk.see('status-found');
  await expect(page.getByTestId('status-pay')).toHaveCount(0);
});
