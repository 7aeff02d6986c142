import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { CALL_NAMES, type CallName } from '../../domain/ipc/index.ts';
import { type CallHandlers, handleCalls, limitReports } from './index.ts';

type Handler = (event: IpcMainInvokeEvent, ...inputs: unknown[]) => unknown;
const page = { origin: 'app://kiosk' } as WebFrameMain;
let registered: Map<string, Handler>;
let reached: unknown[];
let refusals: string[];
let bugs: unknown[];
let stop: () => void;

beforeEach(() => {
  registered = new Map();
  reached = [];
  refusals = [];
  bugs = [];
  const done = (input: unknown): { kind: 'done' } => {
    reached.push(input);
    return { kind: 'done' };
  };
  const handlers = Object.fromEntries(CALL_NAMES.map((name) => [name, done])) as unknown as CallHandlers;
  stop = handleCalls({
    ipcMain: {
      handle: (name, handler) => void registered.set(name, handler),
      removeHandler: (name) => void registered.delete(name),
    },
    isTrustedFrame: (frame) => frame === page,
    handlers: {
      ...handlers,
      'staff.stay': () => {
        throw new Error('secret of /home/kiosk');
      },
    },
    checkOutputs: true,
    onRefused: (name, why) => refusals.push(`${name} ${why}`),
    onBug: (_name, error) => bugs.push(error),
  });
});

const send = async (name: CallName, from: WebFrameMain | null, ...inputs: unknown[]): Promise<unknown> =>
  registered.get(name)?.({ senderFrame: from } as IpcMainInvokeEvent, ...inputs);

describe('calls from the screen', () => {
  it('reach their handler with the checked input', async () => {
    expect(await send('session.chooseLanguage', page, { language: 'zh-Hans', more: 1 })).toEqual({
      kind: 'answer',
      output: { kind: 'done' },
    });
    expect(reached).toEqual([{ language: 'zh-Hans' }]);
  });

  it.each(CALL_NAMES)(
    '%s is refused from any frame but the kiosk page, and from one that is gone',
    async (name) => {
      for (const frame of [null, { origin: 'app://kiosk' } as WebFrameMain]) {
        expect(await send(name, frame, {})).toEqual({ kind: 'refused' });
      }
      expect(refusals).toEqual([`${name} sender`, `${name} sender`]);
      expect(reached).toEqual([]);
    },
  );

  it.each(CALL_NAMES)(
    '%s is refused with an input of the wrong form, of none, of two, of 50 MB, nested without end',
    async (name) => {
      const round: Record<string, unknown> = {};
      round.again = round;
      const wrong = [
        [],
        [{}, {}],
        [null],
        [7],
        ['x'.repeat(50_000_000)],
        [new Uint8Array(50_000_000)],
        [round],
      ];
      for (const inputs of wrong) expect(await send(name, page, ...inputs)).toEqual({ kind: 'refused' });
      expect(refusals).toHaveLength(wrong.length);
      expect(reached).toEqual([]);
    },
  );

  it.each([Number.NaN, -1.5, Number.POSITIVE_INFINITY, '12', null, 1e300])(
    'an amount of %s is refused',
    async (amountMinor) => {
      const lines = [{ billId: 'a', amountMinor }];
      expect(await send('bills.choose', page, { lines })).toEqual({ kind: 'refused' });
    },
  );

  it('cannot bring a prototype along', async () => {
    const input: unknown = JSON.parse('{"language":"en","__proto__":{"polluted":true}}');
    await send('session.chooseLanguage', page, input);
    expect((reached[0] as { polluted?: boolean }).polluted).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('whose handler fails tell the screen nothing about it', async () => {
    expect(await send('staff.stay', page, {})).toEqual({ kind: 'internal' });
    expect(bugs).toHaveLength(1);
  });

  it('whose answer does not fit are a bug', async () => {
    expect(await send('session.view', page, {})).toEqual({ kind: 'internal' });
  });

  it('are answered no longer once stopped', () => {
    stop();
    expect(registered.size).toBe(0);
  });
});

describe('reports of what was blocked', () => {
  it('are at most twenty in a minute, and the next says how many were left out', () => {
    let nowMs = 0;
    const details: string[] = [];
    const report = limitReports(
      ({ detail }) => details.push(detail),
      () => nowMs,
    );
    for (let count = 0; count < 1_000; count += 1)
      report({ kind: 'blocked', what: 'ipc', detail: 'x'.repeat(500) });
    expect(details).toHaveLength(20);
    expect(details[0]).toHaveLength(200);
    nowMs = 60_000;
    report({ kind: 'blocked', what: 'ipc', detail: 'later' });
    expect(details.at(-1)).toBe('(980 more before) later');
  });
});
