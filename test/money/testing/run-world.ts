import { createHash } from 'node:crypto';
import type { Central } from '../../../central/server/central.ts';
import { messageOf } from '../../../domain/failure/index.ts';
import { moneyInDoubt } from '../../../domain/transaction/index.ts';
import { startPlainTerminal, TEST_CARDS } from '../../../hardware/terminal/nexo/simulator/index.ts';
import { seededRandom } from '../../../hardware/terminal/nexo/testing/seeded-random.ts';
import { moneyWithoutPlace } from './balance.ts';
import { mischiefBy } from './mischief.ts';
import { untrue } from './told.ts';
import { openWorldCentral, type WorldBill } from './world-central.ts';
import { openWorldKiosk, type WorldKiosk } from './world-kiosk.ts';
import { type Visit, visitKiosk } from './world-resident.ts';
import { createWorldTime } from './world-time.ts';

const MINUTE_MS = 60_000;
/** While people come, and while the terminals still misbehave when they are asked again. */
const BUSY_MS = 6 * MINUTE_MS;
const WILD_MS = 70 * MINUTE_MS;
/** Until every late question is asked and every total compared. */
const END_MS = 4 * 60 * MINUTE_MS + 25 * MINUTE_MS + 30_000;

/**
 * One run: two kiosks of a town with a terminal each, people who want to pay the same three bills, and everything that goes wrong
 * decided by the seed. Returns every sentence that is wrong in the end; none is what a run is for.
 */
export async function runWorld(
  seed: number,
  where: Pick<Central, 'db' | 'limits'> & { readonly townId: string },
): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const time = createWorldTime(new Date('2026-11-23T08:00:00Z'));
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return idOf(seed, ids);
  };
  const found: string[] = [];
  const fail = (sentence: string): void => {
    if (found.length < 20) found.push(sentence);
  };
  // A hold that ends while somebody still pays: two pay the same bill, and the second gets the money back.
  const holdMs = random() < 0.4 ? 20_000 : where.limits.holdMs;
  const limits = { ...where.limits, holdMs };
  const central = openWorldCentral({ ...where, limits, time, random, loses: random() < 0.3 ? 0.2 : 0 });
  const wildness = random() * 0.6;
  /** Some terminals never come to their senses: then clerks have what the kiosk has heard, and no total says more. */
  const calms = random() < 0.7;
  const share = (): number => (!calms || time.monotonicMs() < WILD_MS ? wildness : 0);
  const kiosks: WorldKiosk[] = [];
  for (const code of [`A${seed}`, `B${seed}`]) {
    const plain = startPlainTerminal({
      timers: time,
      random,
      startsAt: time.now(),
      mischief: mischiefBy(random, share),
      cardholder: {
        card: pick(random, Object.values(TEST_CARDS)),
        cardDelayMs: random() * 20_000,
        pinDelayMs: random() * 5_000,
        removeDelayMs: 500,
      },
    });
    const onBug = (error: unknown): void => fail(`${code}: bug: ${messageOf(error)}`);
    kiosks.push(await openWorldKiosk({ code, time, random, central, plain, newId, onBug }));
  }
  const bills: WorldBill[] = [];
  for (const amountMinor of [1_320, 2_500, 700]) {
    const bill = { billId: newId(), billNumber: `M${seed}-${amountMinor}`, amountMinor };
    await central.makeBill(bill);
    bills.push(bill);
  }
  const visits: Visit[] = [];
  for (const kiosk of kiosks) {
    kiosk.start();
    void people(kiosk);
    accidents(kiosk);
  }
  for (let minute = 50; minute < END_MS / MINUTE_MS; minute += 65)
    time.after(minute * MINUTE_MS, () => void central.lookForSilence());
  time.after(WILD_MS, () => {
    for (const kiosk of kiosks) calm(kiosk);
  });
  await time.runUntil(END_MS);
  found.push(...(await moneyWithoutPlace(central, kiosks, visits, { calm: calms, now: time.now() })));
  for (const kiosk of kiosks) await kiosk.close();
  return found;

  /** One after the other, until the kiosk closes for the day. */
  async function people(kiosk: WorldKiosk): Promise<void> {
    while (time.monotonicMs() < BUSY_MS) {
      await time.waitMs(5_000 + random() * 2 * MINUTE_MS);
      await visitKiosk(kiosk, pick(random, bills), {
        time,
        random,
        begun: (visit) => visits.push(visit),
        looks: (visit, transaction) => {
          const lie = untrue(visit, transaction);
          if (lie !== null) fail(lie);
          if (transaction.payment.kind === 'requested') noSecondPayment(visit);
        },
      });
    }
  }

  /** Nobody is asked for money for a bill while central knows that an earlier payment for it is in doubt. */
  function noSecondPayment({ kiosk, transactionId, bill }: Visit): void {
    for (const other of visits) {
      if (other.transactionId === transactionId || other.bill !== bill || !other.kiosk.runs()) continue;
      const before = other.kiosk.runner().lookBack(other.transactionId);
      const known = other.kiosk.journal().waiting() === 0;
      if (known && before?.clerk === 'payment-unknown' && moneyInDoubt(before) && before.ended !== null)
        if (askedAfter(kiosk, transactionId, other))
          fail(`${transactionId}: asked for ${bill.billNumber} while ${other.transactionId} is in doubt`);
    }
  }

  function accidents(kiosk: WorldKiosk): void {
    const some = Math.floor(random() * 4);
    for (let count = 0; count < some; count += 1) {
      // Most accidents happen while people stand there.
      const atMs = random() * (random() < 0.7 ? BUSY_MS : WILD_MS);
      const lastsMs = random() * 6 * MINUTE_MS;
      const what = random();
      if (what < 0.4) {
        time.after(atMs, kiosk.kill);
        time.after(atMs + lastsMs, () => {
          if (!kiosk.runs()) kiosk.start();
        });
      } else if (what < 0.7) {
        const memory = random() < 0.3 ? 'lost' : 'kept';
        time.after(atMs, () => kiosk.plain.powerOff(memory));
        time.after(atMs + lastsMs, kiosk.plain.powerOn);
      } else {
        time.after(atMs, () => kiosk.setReachesCentral(false));
        time.after(atMs + lastsMs, () => kiosk.setReachesCentral(true));
      }
    }
    // A terminal that lost its power by itself is switched on again by somebody.
    for (let minute = 1; minute < WILD_MS / MINUTE_MS; minute += 3)
      time.after(minute * MINUTE_MS, () => {
        if (!kiosk.plain.isOn() && random() < 0.7) kiosk.plain.powerOn();
      });
  }

  function calm(kiosk: WorldKiosk): void {
    kiosk.plain.clearFaults();
    if (calms || random() < 0.5) kiosk.plain.powerOn();
    kiosk.setReachesCentral(true);
    if (!kiosk.runs()) kiosk.start();
  }
}

/** Whether this payment was asked for after the other one was left to a clerk. */
function askedAfter(kiosk: WorldKiosk, transactionId: string, other: Visit): boolean {
  if (other.kiosk !== kiosk) return false;
  const asked = kiosk
    .journal()
    .placedEventsOf(transactionId)
    .findLast(({ event }) => event.kind === 'reserved');
  const left = kiosk
    .journal()
    .placedEventsOf(other.transactionId)
    .findLast(({ event }) => event.kind === 'clerk-needed');
  return asked !== undefined && left !== undefined && asked.seq > left.seq + 3;
}

const pick = <Item>(random: () => number, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** Ids that a seed decides, so that a run can be made again to the letter. */
function idOf(seed: number, count: number): string {
  const hex = createHash('sha256').update(`${seed}/${count}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
