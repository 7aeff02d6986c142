import { afterEach, describe, expect, it } from 'vitest';
import type { PrintJob, ReceiptPrinter } from '../index.ts';
import { createEscPosPrinter } from './create-escpos-printer.ts';
import { printerProfile } from './profiles.ts';
import { type ScriptedPeer, startScriptedPeer } from './testing/scripted-peer.ts';

const CLEAR = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);
const PAPER_SENSOR = Buffer.from([0x1d, 0x72, 1]);
const PROCESS_ID = Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]);
const JOB: PrintJob = {
  jobId: 'MILL1-42',
  copy: false,
  document: {
    language: 'en',
    direction: 'ltr',
    title: 'Receipt',
    blocks: [{ kind: 'text', text: 'Town of Millbrook', align: 'start', weight: 'normal' }],
  },
};

/** What the peer answers to each kind of question; null keeps silent. */
type Script = {
  readonly cleared: Buffer | null;
  readonly status: (which: number, hasJob: boolean) => number;
  readonly inTurn: (question: Buffer, hasJob: boolean) => Buffer | null;
};
const WELL: Script = {
  cleared: Buffer.from([0x37, 0x25, 0]),
  status: () => 0x12,
  inTurn: () => Buffer.of(0),
};

let peer: ScriptedPeer;
let printer: ReceiptPrinter;
afterEach(async () => {
  await printer.close();
  await peer.close();
});

async function start(script: Script, profile = 'epson-tm-t20'): Promise<void> {
  const hasJob = (): boolean => peer.received().includes('Town of Millbrook');
  peer = await startScriptedPeer((bytes, socket) => {
    for (let at = 0; at < bytes.length; at += 1) {
      const rest = bytes.subarray(at);
      let answer: Buffer | null = null;
      if (rest.subarray(0, CLEAR.length).equals(CLEAR)) answer = script.cleared;
      else if (rest[0] === 0x10 && rest[1] === 0x04)
        answer = Buffer.of(script.status(rest[2] ?? 0, hasJob()));
      else if (rest.subarray(0, 3).equals(PAPER_SENSOR))
        answer = script.inTurn(rest.subarray(0, 3), hasJob());
      else if (rest.subarray(0, 7).equals(PROCESS_ID)) answer = script.inTurn(rest.subarray(0, 11), hasJob());
      if (answer) socket.write(answer);
    }
  });
  printer = createEscPosPrinter({
    port: { kind: 'tcp', host: '127.0.0.1', port: peer.port },
    profile: printerProfile(profile),
    rasterise: () => Promise.reject(new Error('not asked for')),
    logo: () => null,
    pollMs: 60_000,
    random: () => 0.5,
    log: () => undefined,
  });
}

describe('the driver, against a printer that follows a script', () => {
  it('prints where all is answered', async () => {
    await start(WELL);
    expect(await printer.print(JOB)).toEqual({ kind: 'printed' });
  });

  it('sends no job to a printer that neither clears nor finishes an earlier one', async () => {
    await start({ ...WELL, cleared: null, inTurn: () => null });
    expect(await printer.print(JOB)).toEqual({ kind: 'not-printed', reason: 'no-answer' });
    expect(peer.received().includes('Town of Millbrook')).toBe(false);
  });

  it('prints on a model that cannot clear, once it has finished what it had', async () => {
    await start({ ...WELL, cleared: null });
    expect(await printer.print(JOB)).toEqual({ kind: 'printed' });
  });

  it("does not take another job's mark for its own", async () => {
    let looks = 0;
    await start(
      {
        ...WELL,
        status: (which, hasJob) => {
          if (which !== 4 || !hasJob) return 0x12;
          looks += 1;
          return looks < 4 ? 0x12 : 0x72;
        },
        inTurn: () => Buffer.from([0x37, 0x22, 0x6f, 0x6c, 0x64, 0x31, 0]),
      },
      'epson-tm-t88',
    );
    expect(await printer.print(JOB)).toEqual({ kind: 'unconfirmed', reason: 'paper-out' });
    expect(looks).toBe(4);
  });

  it('takes its own mark', async () => {
    const answer = (question: Buffer): Buffer => Buffer.from([0x37, 0x22, ...question.subarray(7), 0]);
    await start({ ...WELL, inTurn: answer }, 'epson-tm-t88');
    expect(await printer.print(JOB)).toEqual({ kind: 'printed' });
  });

  it('answered in turn by a printer that is out of paper now, does not call it printed', async () => {
    await start({ ...WELL, status: (which, hasJob) => (which === 4 && hasJob ? 0x72 : 0x12) });
    expect(await printer.print(JOB)).toEqual({ kind: 'unconfirmed', reason: 'paper-out' });
  });

  it('waits for a printer that stands still without a reason', async () => {
    let looks = 0;
    await start({
      ...WELL,
      status: (which, hasJob) => {
        if (which !== 1 || !hasJob) return 0x12;
        looks += 1;
        return looks < 4 ? 0x1a : 0x12;
      },
    });
    expect(await printer.print(JOB)).toEqual({ kind: 'printed' });
    expect(looks).toBe(4);
  });

  it.each([
    ['unrecoverable error', 3, 0x32, 'printer-error'],
    ['jammed cutter', 3, 0x1a, 'cutter-error'],
    ['open cover', 2, 0x16, 'cover-open'],
    ['byte that is no status', 2, 0xff, 'bad-answer'],
  ] as const)('is unconfirmed at once after an %s in mid-job', async (_, which, byte, reason) => {
    await start({
      ...WELL,
      inTurn: () => null,
      status: (asked, hasJob) => (asked === which && hasJob ? byte : 0x12),
    });
    const begun = performance.now();
    expect(await printer.print(JOB)).toEqual({ kind: 'unconfirmed', reason });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('tells its listeners of a change once, and no more after they left', async () => {
    let paper = 0x12;
    await start({ ...WELL, status: (which) => (which === 4 ? paper : 0x12) });
    await printer.checkStatus();
    const heard: string[] = [];
    const leave = printer.onStatus((status) => heard.push(status.paper));
    paper = 0x1e;
    await printer.checkStatus();
    await printer.checkStatus();
    leave();
    paper = 0x12;
    await printer.checkStatus();
    expect(heard).toEqual(['near-end']);
  });
});
