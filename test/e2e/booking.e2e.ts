import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { z } from 'zod';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { consoleClient } from './console-client.ts';
import { choose } from './form-steps.ts';
import { expect, phase, type TestTown, test } from './town.ts';
import { dayInTown, isOnNextSheet } from './town-time.ts';

const Attachments = z.array(z.object({ name: z.string(), type: z.string(), text: z.string().nullable() }));
const Bookings = z.object({
  bookings: z.array(z.object({ reference: z.string(), cancelledBy: z.string().nullable() })),
});
const Exceptions = z.object({
  exceptions: z.array(z.object({ kind: z.string(), reference: z.string().nullable() })),
});
const LANE = 'slot-lane-2-18:00';

async function openBooking(kiosk: KioskApp, language: string, service: string): Promise<void> {
  await openBookingGroup(kiosk, language);
  await kiosk.tap(`service-${service}`);
}

async function openBookingGroup(kiosk: KioskApp, language: string): Promise<void> {
  await kiosk.see('attract');
  for (const testId of ['start', `language-${language}`, 'group-bookings']) await kiosk.tap(testId);
}

/** From the choice of a facility to a lane of the pool, two hours from 18:00 of the day after tomorrow. */
async function chooseLane(kiosk: KioskApp): Promise<string> {
  await kiosk.see('form');
  await kiosk.tap('facility-pool');
  const day = dayInTown(2);
  if (await isOnNextSheet(kiosk.page, day)) await kiosk.tap('calendar-after');
  await kiosk.tap(`day-${day}`);
  await kiosk.tap('length-2');
  await kiosk.page.getByTestId(LANE).waitFor();
  return day;
}

async function payFor(kiosk: KioskApp, town: TestTown): Promise<void> {
  await kiosk.tap(LANE);
  await kiosk.tap('continue');
  for (const [name, words] of [
    ['given', 'Maria'],
    ['family', 'Lopez'],
  ] as const) {
    await kiosk.tap(`field-${name}`);
    await kiosk.page.keyboard.type(words);
  }
  await kiosk.tap('continue');
  await choose(kiosk, 'phone');
  await kiosk.page.getByTestId('field-phone').waitFor();
  await kiosk.page.keyboard.type('5550142');
  await kiosk.tap('continue');
  await kiosk.tap('agree-rules');
  await kiosk.tap('continue');
  await kiosk.see('form-review');
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
}

test('a pool lane is held, let go, booked, paid, put into a calendar and cancelled', async ({
  town,
}, info) => {
  const kiosk = town.kiosk();

  await test.step('who leaves lets go of what was held', async () => {
    await openBooking(kiosk, 'en', 'book-facility');
    await chooseLane(kiosk);
    await kiosk.tap(LANE);
    await kiosk.tap('continue');
    await kiosk.page.getByTestId('field-family').waitFor();
    await kiosk.tap('leave');
    await kiosk.see('attract');
  });

  let reference = '';
  await test.step('booked and paid, it comes by e-mail for the calendar', async () => {
    await openBooking(kiosk, 'en', 'book-facility');
    await expect
      .poll(
        async () => {
          // Central learns with the next delivery what was released.
          if (await kiosk.page.getByTestId('slot-other').isVisible()) await kiosk.tap('slot-other');
          await chooseLane(kiosk);
          return kiosk.page.getByTestId(LANE).isEnabled();
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    await payFor(kiosk, town);
    await kiosk.tap('receipt-email');
    await kiosk.page.getByTestId('email').waitFor();
    await kiosk.page.keyboard.type('maria.lopez@example.org');
    await kiosk.tap('continue');
    await kiosk.see('done');
    await expect.poll(async () => (await town.bench.mails()).length, { timeout: 120_000 }).toBe(1);
    const [mail] = await town.bench.mails();
    const [file] = Attachments.parse(mail?.attachments);
    expect(file?.type).toBe('text/calendar');
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(file?.text ?? '')).getFirstSubcomponent('vevent') ?? undefined,
    );
    expect(event.summary).toBe('Pool lane 2');
    expect(event.duration.toSeconds()).toBe(7_200);
    reference = event.description;
    expect(mail?.subject).toContain(reference);
    await kiosk.tap('finish');
    await kiosk.see('attract');
  });

  await test.step('cancelled by its reference and the family name', async () => {
    await openBooking(kiosk, 'en', 'cancel-booking');
    await kiosk.see('cancel-booking');
    await kiosk.type(reference.toLowerCase());
    await kiosk.tap('continue');
    await kiosk.type('smith');
    await kiosk.tap('continue');
    await expect(kiosk.page.locator('[data-look="bad"]')).toContainText('We could not find anything');
    await kiosk.page.getByTestId('field-surname').fill('');
    await kiosk.page.keyboard.type('Lopez');
    await kiosk.tap('continue');
    await kiosk.see('booking-found');
    const screen = kiosk.page.locator('[data-screen="booking-found"]');
    for (const words of ['Pool lane 2', '18:00\u2060–\u206020:00', '€12.00'])
      await expect(screen).toContainText(words);
    await kiosk.tap('booking-cancel');
    await kiosk.tap('booking-keep');
    await kiosk.tap('booking-cancel');
    await kiosk.tap('booking-cancel-yes');
    await expect(screen).toContainText('This booking is cancelled');
    await expect(screen).toContainText('will be refunded');
    await kiosk.tap('booking-home');
    await kiosk.tap('leave');
    await kiosk.see('attract');
  });

  await test.step('it is free again, and on paper it is a code that telephones read', async () => {
    await openBooking(kiosk, 'ar', 'book-facility');
    const day = await chooseLane(kiosk);
    await payFor(kiosk, town);
    await kiosk.tap('receipt-print');
    await kiosk.see('done');
    expect(await town.bench.printerErrors()).toEqual([]);
    const [paper] = await town.bench.papers();
    const file = info.outputPath('receipt.png');
    writeFileSync(file, await town.bench.paperPng(paper?.number ?? 0));
    const read = execFileSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' });
    expect(read).toContain('BEGIN:VEVENT');
    expect(read).toContain(`DTSTART:${day.replaceAll('-', '')}T`);
    expect(read).toContain('TKR1:millbrook:');
    await kiosk.tap('finish');
    await kiosk.see('attract');
    const clerk = await consoleClient(town.town);
    const { bookings } = Bookings.parse(await clerk.get(`/bookings?day=${day}&facilityId=pool`));
    expect(bookings.map(({ reference: of, cancelledBy }) => [of === reference, cancelledBy]).sort()).toEqual([
      [false, null],
      [true, 'resident'],
    ]);
    const { exceptions } = Exceptions.parse(await clerk.get('/exceptions'));
    expect(exceptions).toMatchObject([{ kind: 'refund-due', reference }]);
  });
  expect(await town.charged()).toBe(2_400);

  await test.step('without the network it is said before anything is typed', async () => {
    await town.town.programs.central.stop();
    await openBookingGroup(kiosk, 'en');
    const tile = kiosk.page.getByTestId('service-book-facility');
    await expect(tile).toBeDisabled({ timeout: 120_000 });
    await expect(tile).toContainText('cannot be reached');
    await expect(kiosk.page.getByTestId('service-cancel-booking')).toBeDisabled();
  });
});
