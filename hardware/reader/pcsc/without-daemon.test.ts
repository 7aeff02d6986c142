import { afterEach, expect, it, vi } from 'vitest';
import { openPcscReader, type PcscReaderOptions } from '../index.ts';
import { createVirtualCard } from '../simulator/index.ts';
import { PCSC, type PcscContext, type PcscLibrary, type PcscResult, STATE } from './pcsc-library.ts';

const READER = 'Desk reader';
const EMPTY = 0x10;
const INSERTED = STATE.present | 0x1_0000 | STATE.changed;

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });
const done = <Value>(value: Value): PcscResult<Value> => ({ kind: 'done', value });
const failed = (code: number): PcscResult<never> => ({ kind: 'failed', code });

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const reader of open.splice(0)) await reader.close();
});

function read(loadLibrary: NonNullable<PcscReaderOptions['loadLibrary']>) {
  const reader = openPcscReader({
    townApplication: null,
    serialNumber: true,
    readerName: '',
    random: () => 0.5,
    monotonicMs: () => performance.now(),
    firstRetryMs: 5,
    longestRetryMs: 20,
    graceMs: 50,
    cardMs: 50,
    closeMs: 100,
    loadLibrary,
  });
  open.push(reader);
  const events: string[] = [];
  reader.onCard(({ cardNumber }) => events.push(cardNumber));
  reader.onUnreadable((reason) => events.push(reason));
  reader.onStatus(({ connection }) => events.push(connection));
  return { reader, events };
}

/** A daemon with one reader, at which a card is put down at the second look. */
function libraryOf(more: Partial<PcscContext>): PcscLibrary {
  const looks = [EMPTY, INSERTED];
  const card = createVirtualCard({ serialNumber: '04a2b91c' });
  const context: PcscContext = {
    readers: async () => done([READER]),
    waitForChange: async (states) => {
      const state = looks.shift();
      return state === undefined
        ? failed(PCSC.timeout)
        : done(states.map((asked, index) => ({ ...asked, state: index === 0 ? state : 0 })));
    },
    connect: async () =>
      done({
        protocol: 'T1',
        transmit: async (command) => done(card.answer(command)),
        disconnect: async () => undefined,
      }),
    cancel: async () => undefined,
    release: async () => undefined,
    ...more,
  };
  return { establish: async () => done(context) };
}

it('is offline without the library, and looks for it again', async () => {
  let looked = 0;
  const { reader, events } = read(async () => {
    looked += 1;
    return looked < 4 ? null : libraryOf({});
  });
  expect(reader.status()).toEqual({ connection: 'offline' });
  await soon(() => expect(events).toEqual(['online', '04A2B91C']));
});

it('is offline without a daemon, and asks for it again', async () => {
  let asked = 0;
  const { reader } = read(async () => ({
    establish: async () => {
      asked += 1;
      return failed(0x8010001d);
    },
  }));
  await soon(() => expect(asked).toBeGreaterThan(4));
  expect(reader.status()).toEqual({ connection: 'offline' });
});

it('is offline as long as no reader is plugged in', async () => {
  const names = [[], [], [READER]];
  const { events } = read(async () =>
    libraryOf({
      readers: async () => done(names.length > 1 ? (names.shift() ?? []) : [READER]),
      waitForChange: async (states) =>
        states.length === 1
          ? failed(PCSC.timeout)
          : done(states.map((asked) => ({ ...asked, state: EMPTY }))),
    }),
  );
  await soon(() => expect(events).toEqual(['online']));
});

it.each([
  ['gone again', 0x80100069, 'cut-short'],
  ['dumb', 0x80100066, 'not-a-card-number'],
  ['in another program’s hands', 0x8010000b, 'not-a-card-number'],
])('tells why a card that is %s was not read', async (_, code, reason) => {
  const { events } = read(async () => libraryOf({ connect: async () => failed(code) }));
  await soon(() => expect(events).toEqual(['online', reason]));
});

it('is offline while a card hangs, makes no second call beside it, and is online again afterwards', async () => {
  let answer: (result: PcscResult<Uint8Array>) => void = () => undefined;
  let calls = 0;
  const { events } = read(async () =>
    libraryOf({
      connect: async () =>
        done({
          protocol: 'T1',
          transmit: () => {
            calls += 1;
            return new Promise((resolve) => {
              answer = resolve;
            });
          },
          disconnect: async () => undefined,
        }),
    }),
  );
  await soon(() => expect(events).toEqual(['online', 'offline']));
  expect(calls).toBe(1);
  answer(done(Uint8Array.of(0x6a, 0x82)));
  await soon(() => expect(events).toEqual(['online', 'offline', 'cut-short', 'online']));
  expect(calls).toBe(1);
});

it('is closed though a call hangs', async () => {
  const { reader } = read(async () => ({ establish: () => new Promise(() => undefined) }));
  const begun = performance.now();
  await reader.close();
  expect(performance.now() - begun).toBeLessThan(2_000);
});
