import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listener } from './listener.ts';
import {
  answers,
  choosesDate,
  choosesDay,
  type HeardLanguage,
  LETTER,
  pays,
  saysWho,
  sends,
  session,
  signs,
  type Walk,
  writes,
  writesName,
} from './listener-steps.ts';
import { expect, REPETITION, type TestTown, test } from './town.ts';
import { dayInTown, inTown } from './town-time.ts';

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };
test.use({ options: { window: { width: 1080, height: 1920 }, idle }, speaks: 'hurried' });

async function walkIn(town: TestTown, language: HeardLanguage): Promise<Walk> {
  const [kiosk, log] = [town.kiosk(), town.speech()];
  await kiosk.see('attract');
  return { one: listener(kiosk, town.bench, log), kiosk, log, town, language };
}

test('by keypad and ear alone a pet is registered and paid for, and a parking permit', async ({ town }) => {
  const walk = await walkIn(town, 'en');
  const { one } = walk;
  await session(walk, 'headphones-in', async () => {
    await one.opens('service-register-pet', 'form');
    await writesName(walk);
    await one.types('field-street', 'mi');
    await one.presses('suggested-Mill Lane');
    await writes(walk, 'field-houseNumber', '1');
    await one.opens('continue');
    await answers(walk, 'option-cat');
    await writes(walk, 'field-pet-name', 'q');
    await one.presses('calendar-title');
    await one.presses('years-2025');
    await one.presses('months-2025-01');
    await answers(walk, 'day-2025-01-02');
    await writes(walk, 'field-chip', '1'.repeat(15));
    await answers(walk, `day-${dayInTown(0)}`);
    await answers(walk, 'option-yes');
    await signs(walk);
    await pays(walk, 'receipt-print');
    await one.presses('rate-5');
    await one.presses('rate-easy');
  });
  const [paper] = await town.bench.papers();
  expect(paper?.text.join('\n')).toContain('Certificate of registration');
  expect(await town.charged()).toBe(1_100);
  // The next resident who finds the headphones in hears the screen from the first question on.
  expect(await walk.kiosk.page.getByTestId('read-again').count()).toBe(0);
  await session(walk, 'select', async () => {
    await one.opens('group-permits');
    await one.opens('service-permit-parking', 'form');
    await saysWho(walk);
    await answers(walk, 'option-a');
    await answers(walk, 'option-3');
    await choosesDay(walk);
    await one.opens('continue');
    await one.opens('group-add');
    await writes(walk, 'field-plate', '1q');
    await one.opens('continue');
    await one.opens('continue');
    await answers(walk, 'agree-truth', 'form-review');
    await pays(walk);
  });
});

test(
  'by keypad and ear alone, in Arabic: a court is booked and the booking cancelled, a call asked for, something said',
  REPETITION,
  async ({ town }) => {
    const walk = await walkIn(town, 'ar');
    const { one, kiosk } = walk;
    let reference = '';
    await session(walk, 'headphones-in', async () => {
      await one.opens('group-bookings');
      await one.opens('service-book-facility', 'form');
      await one.presses('facility-tennis');
      // A court can be given back until 24 hours before: the day after tomorrow is far enough at any hour.
      await choosesDate(walk, dayInTown(2));
      await one.presses('length-2');
      const slot = kiosk.page.locator('[data-testid^="slot-court-1"]:not(:disabled)').first();
      await slot.waitFor();
      await answers(walk, (await slot.getAttribute('data-testid')) ?? '');
      await writesName(walk);
      await answers(walk, 'option-phone');
      await writes(walk, 'field-phone', '1'.repeat(7));
      await answers(walk, 'agree-rules', 'form-review');
      reference = await pays(walk);
    });
    await session(
      walk,
      'select',
      async () => {
        await one.opens('group-bookings');
        await one.opens('service-cancel-booking', 'cancel-booking');
        await writes(walk, 'field-reference', reference.toLowerCase());
        await writes(walk, 'field-surname', LETTER.ar, 'booking-found');
        await one.opens('booking-cancel');
        await one.opens('booking-cancel-yes');
        await one.opens('booking-home');
      },
      'leave',
    );
    await session(walk, 'select', async () => {
      await one.opens('group-talk');
      await one.opens('service-request-call', 'form');
      await writesName(walk);
      await writes(walk, 'field-phone', '1'.repeat(7));
      await choosesDay(walk);
      await one.opens('continue');
      await answers(walk, 'option-morning');
      await writes(walk, 'field-about', LETTER.ar, 'form-review');
      await sends(walk);
    });
    await session(walk, 'select', async () => {
      await one.opens('group-talk');
      await one.opens('service-share-feedback', 'form');
      await one.presses('option-kiosk');
      await answers(walk, 'option-streets');
      await writes(walk, 'field-words', LETTER.ar);
      await answers(walk, 'option-no', 'form-review');
      await sends(walk);
    });
  },
);

test('by keypad and ear alone the two other permits are applied for', REPETITION, async ({ town }) => {
  const walk = await walkIn(town, 'en');
  const { one } = walk;
  await session(walk, 'headphones-in', async () => {
    await one.opens('group-permits');
    await one.opens('service-permit-building', 'form');
    await saysWho(walk);
    await answers(walk, 'option-fence');
    await writes(walk, 'field-length', '1');
    await choosesDay(walk);
    await one.opens('continue');
    await writes(walk, 'field-details', 'q');
    await signs(walk);
    await sends(walk);
  });
  await session(walk, 'select', async () => {
    await one.opens('group-permits');
    await one.opens('service-permit-event', 'form');
    await saysWho(walk);
    await writes(walk, 'field-what', 'q');
    await writes(walk, 'field-where', 'q');
    await choosesDay(walk);
    await one.opens('continue');
    await writes(walk, 'field-days', '1');
    await writes(walk, 'field-people', '1');
    await answers(walk, 'option-bins');
    await signs(walk);
    await sends(walk);
  });
});

test(
  'by keypad and ear alone a problem is reported and found again, numbers are taken, things are looked up, and the screen is changed',
  REPETITION,
  async ({ town }) => {
    const walk = await walkIn(town, 'en');
    const { one, kiosk } = walk;
    const { page } = kiosk;
    let reference = '';
    await session(walk, 'headphones-in', async () => {
      await one.opens('service-report-problem', 'form');
      await answers(walk, 'option-lamp');
      await answers(walk, 'option-no');
      await one.types('field-place', 'mi');
      await one.presses('suggested-Mill museum');
      // A resident who cannot point can leave the map again.
      await one.presses('place-turn');
      await one.presses('place-turn');
      await expect(page.getByTestId('field-place')).toHaveValue('Mill museum');
      await one.opens('continue');
      await one.opens('continue');
      await one.opens('continue', 'form-review');
      reference = await sends(walk);
    });
    await session(
      walk,
      'select',
      async () => {
        await one.opens('service-status-lookup', 'status');
        await writes(walk, 'field-reference', reference.toLowerCase(), 'status-found');
      },
      'leave',
    );
    const appointments = join(town.town.folder, 'appointments.csv');
    const now = inTown(new Date()).replace(' ', 'T');
    writeFileSync(appointments, `reference,surname,time,queue\nQQ11,q,${now},registration\n`);
    await town.town.ask('import-appointments', appointments);
    await session(walk, 'select', async () => {
      await one.opens('service-queue-number', 'queues');
      await one.opens('queue-registration', 'ticket');
      await page.getByTestId('finish').waitFor();
      await one.presses('rate-4');
    });
    await session(walk, 'select', async () => {
      await one.opens('service-queue-number', 'queues');
      await one.opens('queue-check-in', 'check-in');
      await writes(walk, 'field-reference', 'qq11');
      await writes(walk, 'field-surname', 'q', 'ticket');
      await page.getByTestId('finish').waitFor();
    });
    await session(
      walk,
      'select',
      async () => {
        await one.opens('find', 'look-up');
        await one.types('search', 'lib');
        await one.opens('place-library');
        await one.press('back');
        await one.hears(() => one.press('back'), 'home');
        await one.opens('group-look-up');
        await one.opens('list-place');
        await one.presses('places-turn');
        await page.locator('[data-testid=map][data-drawn]').waitFor({ timeout: 120_000 });
        await one.presses('places-turn');
        await one.opens('place-museum');
        await one.hears(() => one.press('back'));
        // To the lists first, where the list was chosen, and then to everything.
        await one.hears(() => one.press('back'), 'home');
        await one.hears(() => one.press('back'), 'home');
        await one.opens('practice');
        await one.opens('practice-number', 'account');
        await writes(walk, 'account-number', '104', 'bills');
        await one.opens('continue', 'review');
        await one.opens('pay', 'home');
        for (let asked = 0; asked < 3; asked += 1) await one.opens('continue');
        await one.opens('practice-stop');
        await one.opens('access');
        await one.presses('access-text-150');
        await one.presses('access-theme-dark');
        await one.presses('access-speed-3');
        await one.presses('access-reset');
        await one.press('back');
        await expect(page.locator('[data-overlay]')).toHaveCount(0);
      },
      'leave',
    );
  },
);
