import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { billLines, type Transaction } from '../../../domain/transaction/index.ts';
import { holdBills } from '../../../domain/wire/index.ts';
import type { ReceiptPrinter } from '../../../hardware/printer/index.ts';
import type { PaymentTerminal } from '../../../hardware/terminal/index.ts';
import type { PlainTerminal } from '../../../hardware/terminal/nexo/simulator/index.ts';
import { openPlainDriver } from '../../../hardware/terminal/nexo/testing/plain-driver.ts';
import { type Journal, openJournal } from '../../../main/journal/index.ts';
import { createSeal } from '../../../main/kiosk/seal.ts';
import { type Delivery, startDelivery } from '../../../main/sync/index.ts';
import { startTotalsCheck } from '../../../main/totals/index.ts';
import { createRunner, DEFAULT_RUNNER_TIMES, type Runner } from '../../../main/transaction/index.ts';
import { type Heard, listen } from './heard.ts';
import type { WorldCentral, WorldClient } from './world-central.ts';
import type { WorldTime } from './world-time.ts';

/** A kiosk without its screen: journal, runner, delivery and totals are the product's own. */
export type WorldKiosk = {
  readonly code: string;
  readonly kioskId: string;
  readonly plain: PlainTerminal;
  readonly heard: Heard;
  readonly runner: () => Runner;
  readonly journal: () => Journal;
  /** Power is cut: nothing that was under way comes to an end. */
  readonly kill: () => void;
  /** Power is back: the journal is opened and checked, and what was cut off is taken up. Returns whose resident may stand there. */
  readonly start: () => readonly Transaction[];
  readonly runs: () => boolean;
  /** The line to central. */
  readonly setReachesCentral: (reaches: boolean) => void;
  readonly close: () => Promise<void>;
};

/** One eighteenth of the real pauses: the late questions of a day come in an hour and a half, totals every two hours. */
export const WORLD_TIMES = {
  ...DEFAULT_RUNNER_TIMES,
  lateCheckMs: 10_000,
  totalsEveryMs: 2 * 3_600_000,
  totalsLookMs: 20 * 60_000,
};

const RECEIPT: ReceiptDocument = { language: 'en', direction: 'ltr', title: 'R', blocks: [{ kind: 'rule' }] };
const PRINTER: ReceiptPrinter = {
  status: () => ({ connection: 'online', cover: 'closed', paper: 'ok', error: null }) as never,
  onStatus: () => () => undefined,
  checkStatus: async () => PRINTER.status(),
  print: async () => ({ kind: 'printed' }),
  cutOffFirst: () => undefined,
  close: async () => undefined,
};

export type WorldKioskParts = {
  readonly code: string;
  readonly time: WorldTime;
  readonly random: () => number;
  readonly central: WorldCentral;
  readonly plain: PlainTerminal;
  readonly newId: () => string;
  /** A bug: a run that has one has failed. */
  readonly onBug: (error: unknown) => void;
};

export async function openWorldKiosk(parts: WorldKioskParts): Promise<WorldKiosk> {
  const { code, time, random, central, plain, newId, onBug } = parts;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const rawKey = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const kioskId = newId();
  await central.enrol({ kioskId, code, publicKey: rawKey });
  const folder = mkdtempSync(join(memoryFolder(), 'money-'));
  const heard = listen(plain);
  let begun = false;
  let reaches = true;
  let life: Life | null = null;

  function start(): readonly Transaction[] {
    const journal = open();
    const alive = { yes: true };
    const client = mortalClient(
      central.clientOf({ kioskId, townId: central.townId, publicKey: rawKey }, () => reaches),
      alive,
    );
    const terminal = mortal(
      openPlainDriver(
        { ...plain, exchange: heard.exchange },
        { timers: time, random, saleId: code, pollIntervalMs: 15 * 60_000 },
      ),
      alive,
    );
    const kept = mortalJournal(journal, alive);
    const bug = (error: unknown): void => {
      if (alive.yes) onBug(error);
    };
    const delivery = startDelivery({
      journal: kept,
      client,
      random,
      timers: time,
      onVerdict: (verdict) => runner.heardVerdict(verdict),
      onReached: () => undefined,
      onTrouble: (trouble) =>
        bug(new Error(`central does not believe the journal: ${JSON.stringify(trouble)}`)),
    });
    const runner = createRunner({
      journal: kept,
      terminal,
      printer: PRINTER,
      delivery,
      reserve: reserveAt(client),
      makeReceipt: () => RECEIPT,
      seal: createSeal(newId, (count) => Buffer.alloc(count, 7)),
      referencePrefix: code,
      newTransactionId: newId,
      timers: time,
      times: WORLD_TIMES,
      onChange: () => undefined,
      onStuck: (why) => bug(new Error(why)),
      onBug: bug,
      onHopeless: () => undefined,
    });
    const totals = startTotalsCheck({
      terminal,
      journal: kept,
      withIdleTerminal: runner.withIdleTerminal,
      note: (event) => {
        kept.append({ subject: 'kiosk', event }, { urgent: true });
        delivery.wake();
      },
      now: time.now,
      timers: time,
      times: WORLD_TIMES,
      onBug: bug,
    });
    life = { alive, journal, terminal, runner, delivery, totals };
    void terminal.checkStatus();
    return runner.recover();
  }

  function open(): Journal {
    const opened = openJournal({
      path: join(folder, 'journal.db'),
      key: 'a key',
      kioskId,
      epoch: 1,
      begun,
      verify: (text, signature) =>
        verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
      maker: {
        kioskId,
        bootId: newId(),
        now: time.now,
        monotonicMs: time.monotonicMs,
        sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
      },
    });
    if (opened.kind !== 'open') throw new Error(opened.why);
    return opened.journal;
  }

  function kill(): void {
    if (!life) return;
    const { alive, runner, totals, delivery, terminal, journal } = life;
    life = null;
    alive.yes = false;
    begun ||= journal.head().seq > 0;
    runner.close();
    totals.close();
    void delivery.close();
    void terminal.close();
    journal.close();
  }

  const living = (): Life => {
    if (!life) throw new Error('the kiosk has no power');
    return life;
  };
  return {
    code,
    kioskId,
    plain,
    heard,
    runner: () => living().runner,
    journal: () => living().journal,
    kill,
    start,
    runs: () => life !== null,
    setReachesCentral: (next) => {
      reaches = next;
      if (next) life?.delivery.wake();
    },
    close: async () => {
      kill();
      plain.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Life = {
  readonly alive: { yes: boolean };
  readonly journal: Journal;
  readonly terminal: PaymentTerminal;
  readonly runner: Runner;
  readonly delivery: Delivery;
  readonly totals: { readonly close: () => void };
};

/** Disks lose power in test/faults; here, where kiosks are killed by the thousand, a journal's file lies in memory where that is possible. */
const memoryFolder = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

type Alive = { readonly yes: boolean };

/** What a process has asked before its end it never hears the answer to. */
function hearing(alive: Alive) {
  const never = new Promise<never>(() => undefined);
  return async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const value = await answer;
    return alive.yes ? value : never;
  };
}

function mortalClient(client: WorldClient, alive: Alive): WorldClient {
  const heard = hearing(alive);
  return { call: (contract, body, deadlineMs) => heard(client.call(contract, body, deadlineMs)) };
}

function mortal(terminal: PaymentTerminal, alive: Alive): PaymentTerminal {
  const heard = hearing(alive);
  return {
    ...terminal,
    checkStatus: () => heard(terminal.checkStatus()),
    pay: (request, onProgress) =>
      heard(terminal.pay(request, (progress) => alive.yes && onProgress(progress))),
    abort: (reference) => heard(terminal.abort(reference)),
    paymentStatus: (asked) => heard(terminal.paymentStatus(asked)),
    reverse: (request) => heard(terminal.reverse(request)),
    reversalStatus: (asked) => heard(terminal.reversalStatus(asked)),
    totals: () => heard(terminal.totals()),
    reconcile: () => heard(terminal.reconcile()),
    totalsOf: (periodId) => heard(terminal.totalsOf(periodId)),
  };
}

/** After its end a process writes nothing. */
function mortalJournal(journal: Journal, alive: Alive): Journal {
  return {
    ...journal,
    append: (body, options) => {
      if (!alive.yes) throw new Error('written after the end of the process');
      return journal.append(body, options);
    },
    undelivered: (limit) => (alive.yes ? journal.undelivered(limit) : []),
    setDelivered: (seq) => {
      if (alive.yes) journal.setDelivered(seq);
    },
    trouble: () => (alive.yes ? journal.trouble() : 'poisoned'),
  };
}

const reserveAt =
  (client: WorldClient) =>
  async ({ transactionId, lines, total }: Transaction) => {
    if (total === null) throw new Error('a reservation without a price');
    const asked = billLines(lines).map(({ billId, billNumber, amountMinor }) => ({
      billId,
      billNumber,
      amountMinor,
    }));
    const answer = await client.call(holdBills, { transactionId, lines: asked, total }, 8_000);
    return answer.kind === 'answered' ? answer.value : ({ kind: 'refused', reason: 'unreachable' } as const);
  };
