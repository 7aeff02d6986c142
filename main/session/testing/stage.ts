import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { Content } from '../../../domain/content/index.ts';
import type { Screen, ScreenOf } from '../../../domain/ipc/index.ts';
import { Town } from '../../../domain/town/index.ts';
import type { ApprovedPayment } from '../../../domain/transaction/index.ts';
import type { PrinterStatus } from '../../../hardware/printer/index.ts';
import type { PaymentTerminal } from '../../../hardware/terminal/index.ts';
import { realTimers } from '../../../hardware/timers/index.ts';
import { deviceKey } from '../../identity/index.ts';
import { openJournal } from '../../journal/index.ts';
import { createSeal } from '../../kiosk/seal.ts';
import { createRunner, type Reservation } from '../../transaction/index.ts';
import type { SessionParts } from '../parts.ts';
import { createSession, type Session } from '../session.ts';

const KIOSK = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';
const folder = new URL('../../../config/towns/millbrook/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const town = Town.parse({
  definition: json('town.json'),
  services: [json('services/pay-bill.json')],
  fees: {},
});

export const bill: OpenBill = {
  billId: 'b1',
  billNumber: 'W-2026-0001',
  title: { en: 'Water' },
  dueOn: '2026-12-01',
  openMinor: 4_250,
  currency: 'EUR',
  leastPartMinor: null,
};
export const approved: ApprovedPayment = {
  kind: 'approved',
  amount: { amountMinor: 4_250, currency: 'EUR' },
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 't1',
  terminalTime: '2026-11-23T10:00:00Z',
};

const PRINTS: PrinterStatus = {
  connection: 'online',
  paper: 'ok',
  cover: 'closed',
  cutter: 'ok',
  error: 'none',
};

/** A session with the product's own journal and runner; the terminal, the printer and central say what a test lets them say. */
export type Stage = {
  readonly session: Session;
  readonly terminal: {
    readonly pay: ReturnType<typeof vi.fn<PaymentTerminal['pay']>>;
    readonly paymentStatus: ReturnType<typeof vi.fn<PaymentTerminal['paymentStatus']>>;
    readonly checkStatus: ReturnType<typeof vi.fn<PaymentTerminal['checkStatus']>>;
  };
  readonly print: ReturnType<
    typeof vi.fn<() => Promise<{ kind: 'printed' } | { kind: 'not-printed'; reason: 'paper-out' }>>
  >;
  readonly set: (now: { readonly terminal?: 'online' | 'offline'; readonly paper?: 'ok' | 'out' }) => void;
  /** Every screen that was shown since the last time this was asked, each once in a row. */
  readonly shown: () => readonly Screen[];
  readonly screen: () => Screen;
  readonly see: <Kind extends Screen['kind']>(
    kind: Kind,
    fits?: (screen: ScreenOf<Kind>) => boolean,
  ) => Promise<ScreenOf<Kind>>;
  /** From the attract screen to the review of a bill. */
  readonly toReview: () => Promise<void>;
  readonly events: () => readonly string[];
  readonly close: () => void;
};

export type StageOptions = {
  readonly bills?: readonly OpenBill[];
  readonly reserve?: () => Promise<Reservation>;
  readonly lookedFor?: SessionParts['lookedFor'];
};

export function setStage({ bills = [bill], reserve, lookedFor }: StageOptions = {}): Stage {
  const data = mkdtempSync(join(tmpdir(), 'session-'));
  const key = deviceKey(join(data, 'device.key'));
  const opened = openJournal({
    path: join(data, 'journal.db'),
    key: 'a-key',
    kioskId: KIOSK,
    epoch: 1,
    begun: false,
    verify: key.verify,
    maker: {
      kioskId: KIOSK,
      bootId: KIOSK,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sign: key.sign,
    },
  });
  if (opened.kind !== 'open') throw new Error(opened.why);
  const { journal } = opened;
  const is = { terminal: 'online' as 'online' | 'offline', paper: 'ok' as 'ok' | 'out' };
  const notAsked = (): never => {
    throw new Error('not asked in these tests');
  };
  const terminal = {
    newReference: () => ({
      saleId: 'kiosk',
      poiId: 'terminal',
      serviceId: randomBytes(5).toString('hex'),
    }),
    status: () => ({ connection: is.terminal, host: 'reachable' as const }),
    onStatus: () => () => undefined,
    checkStatus: vi.fn<PaymentTerminal['checkStatus']>(),
    pay: vi.fn<PaymentTerminal['pay']>(),
    abort: async () => undefined,
    paymentStatus: vi.fn<PaymentTerminal['paymentStatus']>(),
    reverse: notAsked,
    reversalStatus: notAsked,
    totals: notAsked,
    reconcile: notAsked,
    totalsOf: notAsked,
    close: async () => undefined,
  };
  const print: Stage['print'] = vi.fn();
  print.mockResolvedValue({ kind: 'printed' });
  const printer = {
    status: () => ({ ...PRINTS, paper: is.paper }),
    checkStatus: notAsked,
    print,
    cutOffFirst: notAsked,
    onStatus: notAsked,
    close: async () => undefined,
  };
  let open = true;
  /** What is under way when a test ends finds no journal any more. */
  const whileOpen = (why: unknown): void => {
    if (open) throw new Error('the transaction stopped', { cause: why });
  };
  const screens: Screen[] = [];
  let sequence = 0;
  let begun: string | null = null;
  const runner = createRunner({
    journal,
    terminal,
    printer,
    delivery: {
      verdictOf: async (transactionId) => ({ kind: 'accepted', transactionId }),
      wake: () => undefined,
    },
    reserve: reserve ?? (async () => ({ kind: 'held', holdId: 'h1' })),
    makeReceipt: () => ({ language: 'en', direction: 'ltr', title: 'Receipt', blocks: [{ kind: 'rule' }] }),
    seal: createSeal(randomUUID, randomBytes),
    referencePrefix: 'MILL1',
    newTransactionId: randomUUID,
    timers: realTimers,
    times: {
      deliveryMs: 100,
      statusRoundMs: 40,
      statusPauseMs: 5,
      notFoundPauseMs: 5,
      lateCheckMs: 600_000,
      verdictPauseMs: 600_000,
      reversalPauseFactor: 0,
      bugPauseMs: 5,
    },
    onChange: (transactionId) => {
      begun = transactionId;
      session.transactionChanged(transactionId);
    },
    onStuck: whileOpen,
    onBug: whileOpen,
    onHopeless: notAsked,
  });
  const session = createSession({
    town,
    runner,
    journal,
    client: {
      call: async (_contract, _body) =>
        ({
          kind: 'answered',
          value: { kind: 'found', accountNumber: '104-2210', holderName: 'Nora Byrne', bills },
        }) as never,
    },
    terminal,
    printer,
    numbers: { ask: async () => null, hasOwn: () => false },
    content: () => Content.parse({}),
    lookedFor: lookedFor ?? { counts: () => ({}), sessionOver: () => undefined },
    centralReached: () => true,
    outOfOrder: () => null,
    notice: () => null,
    headphones: () => false,
    idle: { idleAfterMs: 600_000, warningMs: 20_000, listeningMs: 600_000 },
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    newId: randomUUID,
    nextSequence: () => {
      sequence += 1;
      return sequence;
    },
    show: ({ screen }) => screens.push(screen),
    note: () => undefined,
    onEnded: () => undefined,
  });
  const see: Stage['see'] = (kind, fits = () => true) =>
    vi.waitFor(
      () => {
        const { screen } = session.view();
        if (screen.kind !== kind || !fits(screen as never))
          throw new Error(`shows ${JSON.stringify(screen)}`);
        return screen as never;
      },
      { timeout: 10_000, interval: 5 },
    );
  return {
    session,
    terminal,
    print,
    set: (now) => void Object.assign(is, now),
    shown: () => screens.splice(0),
    screen: () => session.view().screen,
    see,
    toReview: async () => {
      const { calls } = session;
      calls['session.begin']({});
      calls['session.chooseLanguage']({ language: 'en' });
      calls['session.openService']({ serviceId: 'pay-bill' });
      await calls['bills.identify']({
        accountNumber: '104-2210',
        secondFact: { kind: 'surname', value: 'Byrne' },
      });
      calls['bills.confirmHolder']({});
      calls['bills.choose']({ lines: [{ billId: 'b1', amountMinor: 4_250 }] });
      await see('review');
      screens.length = 0;
    },
    events: () => (begun === null ? [] : journal.eventsOf(begun).map(({ kind }) => kind)),
    close: () => {
      open = false;
      session.close();
      runner.close();
      journal.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
