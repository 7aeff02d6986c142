import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CardReader, openPcscReader, type PcscReaderOptions } from '../index.ts';
import {
  type CardContents,
  createVirtualCard,
  type InsertedVirtualCard,
  insertCard,
  type PcscDaemon,
  startPcscDaemon,
  VPCD_PORT,
  whyNoPcscDaemon,
} from '../simulator/index.ts';
import { loadPcscLibrary } from './load-library.ts';
import { STATE } from './pcsc-library.ts';

const TOWN_NAME = 'f0544f574e4944';
const FIRST_READER = 'Virtual PCD 00 00';
const LIBRARY_CARD: CardContents = { serialNumber: '04a2b91c5e6f80' };
const TOWN_CARD: CardContents = { applications: { [TOWN_NAME]: { 1: Buffer.from('MB004217') } } };
const BANK_CARD: CardContents = {
  serialNumber: '04a2b91c5e6f80',
  applications: { [Buffer.from('2PAY.SYS.DDF01').toString('hex')]: {} },
};

const without = await whyNoPcscDaemon();
if (without !== null) process.stdout.write(`Skipped, no card was read by a real PC/SC daemon: ${without}\n`);

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 10 });

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

function open(options: Partial<PcscReaderOptions> = {}) {
  const reader: CardReader = openPcscReader({
    townApplication: { name: Buffer.from(TOWN_NAME, 'hex'), shortFileId: 1 },
    serialNumber: true,
    readerName: '',
    random: () => 0.5,
    monotonicMs: () => performance.now(),
    firstRetryMs: 20,
    longestRetryMs: 200,
    ...options,
  });
  running.push(reader);
  const [cards, unreadable, statuses]: [string[], string[], string[]] = [[], [], []];
  reader.onCard((card) => cards.push(card.cardNumber));
  reader.onUnreadable((reason) => unreadable.push(reason));
  reader.onStatus((status) => statuses.push(status.connection));
  return { reader, cards, unreadable, statuses };
}

async function daemon(): Promise<PcscDaemon> {
  const started = await startPcscDaemon();
  running.push({ close: started.stop });
  return started;
}

async function insert(contents: CardContents, port = VPCD_PORT): Promise<InsertedVirtualCard> {
  const card = await insertCard(createVirtualCard(contents), port);
  running.push({ close: card.remove });
  return card;
}

/** Waits until the daemon, asked by another program, has or has no card at the first reader. */
async function untilDaemonHas(isCard: boolean): Promise<void> {
  const established = await (await loadPcscLibrary())?.establish();
  if (established?.kind !== 'done') throw new Error('The daemon cannot be asked.');
  const context = established.value;
  try {
    await vi.waitFor(
      async () => {
        const asked = { reader: FIRST_READER, state: 0, atr: new Uint8Array() };
        const told = await context.waitForChange([asked], 0);
        if (told.kind === 'failed') throw new Error(told.code.toString(16));
        expect(((told.value[0]?.state ?? 0) & STATE.present) !== 0).toBe(isCard);
      },
      { timeout: 60_000, interval: 20 },
    );
  } finally {
    await context.release();
  }
}

describe.skipIf(without !== null)('with a real PC/SC daemon and a virtual reader', () => {
  it('gives the number of each card that is put to it, and of none that is a bank card', async () => {
    await daemon();
    const { reader, cards, unreadable } = open();
    await soon(() => expect(reader.status()).toEqual({ connection: 'online' }));
    for (const contents of [
      LIBRARY_CARD,
      BANK_CARD,
      TOWN_CARD,
      { ...TOWN_CARD, protocol: 'T0' as const },
      { serialNumber: '08112233' },
      LIBRARY_CARD,
    ]) {
      const before = cards.length + unreadable.length;
      const card = await insert(contents);
      await soon(() => expect(cards.length + unreadable.length).toBe(before + 1));
      await card.remove();
      await untilDaemonHas(false);
    }
    expect(cards).toEqual(['04A2B91C5E6F80', 'MB004217', 'MB004217', '04A2B91C5E6F80']);
    expect(unreadable).toEqual(['bank-card', 'not-a-card-number']);
  });

  it('gives a card once for as long as it lies there, and keeps the event loop going while it waits', async () => {
    await daemon();
    const { reader, cards } = open({ lookMs: 200 });
    await soon(() => expect(reader.status()).toEqual({ connection: 'online' }));
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    const begun = performance.now();
    await insert(LIBRARY_CARD);
    await soon(() => expect(cards).toEqual(['04A2B91C5E6F80']));
    await soon(() => expect(ticks).toBeGreaterThan(80));
    clearInterval(ticking);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(cards).toHaveLength(1);
  });

  it('leaves a card alone that lay there before, and the readers that it was not given', async () => {
    await daemon();
    const left = await insert(LIBRARY_CARD);
    await untilDaemonHas(true);
    const { reader, cards } = open({ readerName: FIRST_READER });
    await soon(() => expect(reader.status()).toEqual({ connection: 'online' }));
    await insert(TOWN_CARD, VPCD_PORT + 1);
    await left.remove();
    await untilDaemonHas(false);
    await insert(LIBRARY_CARD);
    await soon(() => expect(cards).toEqual(['04A2B91C5E6F80']));
  });

  it('comes back by itself after the daemon was ended', async () => {
    const first = await daemon();
    const { reader, cards, statuses } = open();
    await soon(() => expect(statuses).toEqual(['online']));
    await first.stop();
    await soon(() => expect(statuses).toEqual(['online', 'offline']));
    await daemon();
    await soon(() => expect(statuses).toEqual(['online', 'offline', 'online']));
    await insert(LIBRARY_CARD);
    await soon(() => expect(cards).toEqual(['04A2B91C5E6F80']));
    await reader.close();
  });

  it('is closed in the middle of a wait', async () => {
    await daemon();
    const { reader } = open({ lookMs: 60_000 });
    await soon(() => expect(reader.status()).toEqual({ connection: 'online' }));
    const begun = performance.now();
    await reader.close();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
