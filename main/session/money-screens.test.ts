import { afterEach, describe, expect, it } from 'vitest';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import { approved, bill, type Stage, type StageOptions, setStage } from './testing/stage.ts';

let stage: Stage;
afterEach(() => stage.close());

async function atReview(options?: StageOptions): Promise<Stage> {
  stage = setStage(options);
  await stage.toReview();
  return stage;
}

const kinds = (): string[] => {
  const all = stage.shown().map(({ kind }) => kind);
  return all.filter((kind, at) => kind !== all[at - 1]);
};
const pay = () => stage.session.calls['payment.start']({ withoutPaper: false });
const lost = { kind: 'unknown', reason: 'no-answer' } as const;

it('there is no way to Pay but past the review, from which the way back leads to what was chosen', async () => {
  stage = setStage();
  const { calls } = stage.session;
  calls['session.begin']({});
  calls['session.chooseLanguage']({ language: 'en' });
  calls['session.openService']({ serviceId: 'pay-bill' });
  const secondFact = { kind: 'surname', value: 'Byrne' } as const;
  await calls['bills.identify']({ accountNumber: '104-2210', secondFact });
  calls['bills.confirmHolder']({});
  await stage.see('bills');
  expect(await pay()).not.toEqual({ kind: 'done' });
  const lines = [{ billId: 'b1', amountMinor: 4_250 }];
  calls['bills.choose']({ lines });
  await stage.see('review', (screen) => screen.total.amountMinor === 4_250);
  calls['session.back']({});
  await stage.see('bills', ({ chosen }) => chosen.length === 1);
  expect(stage.terminal.pay).not.toHaveBeenCalled();
  calls['bills.choose']({ lines });
  await stage.see('review');
  stage.terminal.pay.mockResolvedValue(approved);
  await pay();
  await stage.see('receipt');
});

describe('from Pay on', () => {
  it('the screen shows the payment and nothing else until there is something to ask', async () => {
    const { terminal, see } = await atReview();
    terminal.pay.mockImplementation(async (_request, onProgress) => {
      onProgress('present-card');
      onProgress('authorising');
      return approved;
    });
    expect(await pay()).toEqual({ kind: 'done' });
    await see('receipt');
    expect(kinds()).toEqual(['paying', 'receipt']);
  });

  it('the same holds for the try after a declined one', async () => {
    const { terminal, see } = await atReview();
    terminal.pay
      .mockResolvedValueOnce({ kind: 'declined', reason: 'wrong-pin' })
      .mockResolvedValueOnce(approved);
    await pay();
    await see('pay-again');
    await pay();
    await see('receipt');
    expect(kinds()).toEqual(['paying', 'pay-again', 'paying', 'receipt']);
  });

  it('while a PIN was given and the terminal has not said more, the screen does not speak of the bank and can be cancelled', async () => {
    const { terminal, see } = await atReview();
    const answer = Promise.withResolvers<typeof approved>();
    let tell: (progress: PaymentProgress) => void = () => undefined;
    terminal.pay.mockImplementation((_request, onProgress) => {
      tell = onProgress;
      return answer.promise;
    });
    await pay();
    await expect.poll(() => terminal.pay.mock.calls.length).toBe(1);
    for (const told of ['present-card', 'enter-pin', 'follow'] as const) tell(told);
    expect(await see('paying', ({ phase }) => phase === 'follow')).toMatchObject({ canCancel: true });
    tell('authorising');
    expect(await see('paying', ({ phase }) => phase === 'authorising')).toMatchObject({ canCancel: false });
    answer.resolve(approved);
    await see('receipt');
  });

  it('a refused reservation leads back to the review, past no other screen', async () => {
    const { see } = await atReview({ reserve: async () => ({ kind: 'refused', reason: 'in-doubt' }) });
    await pay();
    expect(await see('review')).toMatchObject({ problem: 'in-doubt' });
    expect(kinds()).toEqual(['paying', 'review']);
  });
});

describe('a terminal that counts as away', () => {
  it('is asked when the resident touches Pay, and the payment goes on when it is back', async () => {
    const { terminal, set, see } = await atReview();
    set({ terminal: 'offline' });
    terminal.checkStatus.mockImplementation(async () => {
      set({ terminal: 'online' });
      return { connection: 'online', host: 'reachable' };
    });
    terminal.pay.mockResolvedValue(approved);
    const told = pay();
    expect(stage.screen()).toMatchObject({
      kind: 'paying',
      phase: 'starting',
      canCancel: false,
      canLeave: false,
    });
    expect(stage.session.calls['session.end']({})).toEqual({ kind: 'not-now' });
    expect(await told).toEqual({ kind: 'done' });
    await see('receipt');
    expect(kinds()).toEqual(['paying', 'receipt']);
  });

  it('and still is refuses the payment before anything is noted, and is asked anew at the next touch', async () => {
    const { terminal, set, see, events } = await atReview();
    set({ terminal: 'offline' });
    terminal.checkStatus.mockResolvedValue({ connection: 'offline', host: 'unknown' });
    await pay();
    expect(await see('review')).toMatchObject({ problem: 'terminal-offline' });
    expect(events()).toEqual(['started', 'details-given', 'priced']);
    await pay();
    expect(terminal.checkStatus).toHaveBeenCalledTimes(2);
    expect(terminal.pay).not.toHaveBeenCalled();
  });
});

describe('a bill in doubt', () => {
  it('is shown as such and cannot be chosen, whatever the screen sends', async () => {
    stage = setStage({ bills: [{ ...bill, inDoubt: true }] });
    const { calls } = stage.session;
    calls['session.begin']({});
    calls['session.chooseLanguage']({ language: 'en' });
    calls['session.openService']({ serviceId: 'pay-bill' });
    await calls['bills.identify']({
      accountNumber: '104-2210',
      secondFact: { kind: 'surname', value: 'Byrne' },
    });
    calls['bills.confirmHolder']({});
    expect(await stage.see('bills')).toMatchObject({ bills: [{ billId: 'b1', inDoubt: true }] });
    expect(calls['bills.choose']({ lines: [{ billId: 'b1', amountMinor: 4_250 }] })).toEqual({
      kind: 'not-now',
    });
    expect(stage.events()).toEqual(['started', 'details-given']);
  });
});

describe('what the screen says of a payment that was not made', () => {
  it.each(['refused', 'wrong-pin', 'terminal-busy'] as const)(
    'after %s: nothing was charged',
    async (reason) => {
      const { terminal, see } = await atReview();
      terminal.pay.mockResolvedValue({ kind: 'declined', reason });
      await pay();
      expect(await see('pay-again')).toMatchObject({ reason, certain: true });
    },
  );

  it.each(['aborted-by-kiosk', 'cancelled-at-terminal', 'terminal-unavailable'] as const)(
    'after %s: the terminal says so',
    async (reason) => {
      const { terminal, see } = await atReview();
      terminal.pay.mockResolvedValue({ kind: 'declined', reason });
      await pay();
      expect(await see('pay-again')).toMatchObject({ reason, certain: false });
    },
  );

  it('after the terminal knew nothing of it, only the terminal says so, also when the next try is declined for certain', async () => {
    const { terminal, see } = await atReview();
    terminal.pay.mockResolvedValueOnce(lost).mockResolvedValueOnce({ kind: 'declined', reason: 'wrong-pin' });
    terminal.paymentStatus.mockResolvedValue({ kind: 'not-found' });
    await pay();
    const { reference } = await see('pay-again', ({ reason }) => reason === 'not-made');
    expect(reference).toMatch(/^MILL1-/);
    expect(stage.screen()).toMatchObject({ certain: false });
    await pay();
    expect(await see('pay-again', ({ reason }) => reason === 'wrong-pin')).toMatchObject({ certain: false });
  });
});

describe('a resident who does not wait for a payment that is being checked', () => {
  const checking = async (): Promise<Stage> => {
    await atReview();
    stage.terminal.pay.mockResolvedValue(lost);
    stage.terminal.paymentStatus.mockResolvedValue({ kind: 'in-progress' });
    await pay();
    await stage.see('paying', ({ phase, canLeave }) => phase === 'checking' && canLeave);
    stage.shown();
    return stage;
  };

  it('leaves with a printed slip; the payment goes on and the bill is paid', async () => {
    const { session, terminal, print, see, events } = await checking();
    const paid = Promise.withResolvers<typeof approved>();
    terminal.paymentStatus.mockReturnValue(paid.promise);
    expect(session.calls['payment.leave']({})).toEqual({ kind: 'done' });
    await see('slip', ({ paper }) => paper === 'printed');
    expect(kinds()).toEqual(['slip']);
    expect(JSON.stringify(print.mock.calls)).toContain('This is not a receipt');
    expect(session.calls['session.end']({})).toEqual({ kind: 'done' });
    expect(stage.screen()).toEqual({ kind: 'attract', notice: null });
    paid.resolve(approved);
    await expect.poll(events).toContain('completed');
    expect(events()).toContain('payment-approved');
    expect(events().filter((kind) => kind === 'resident-gone')).toHaveLength(1);
  });

  it.each(['paper out', 'paper that ends'])('with %s has the slip on the screen', async (what) => {
    const { session, print, see, set } = await checking();
    if (what === 'paper out') set({ paper: 'out' });
    print.mockResolvedValue({ kind: 'not-printed', reason: 'paper-out' });
    session.calls['payment.leave']({});
    const { document } = await see('slip', ({ paper }) => paper === 'none');
    expect(document.title).toBe('About your payment');
    expect(print).toHaveBeenCalledTimes(what === 'paper out' ? 0 : 1);
  });

  it('cannot leave so while the terminal waits for the card', async () => {
    const { terminal, see, session } = await atReview();
    const card = Promise.withResolvers<typeof approved>();
    terminal.pay.mockImplementation((_request, onProgress) => {
      onProgress('present-card');
      return card.promise;
    });
    await pay();
    await see('paying', ({ phase, canLeave }) => phase === 'present-card' && !canLeave);
    expect(session.calls['payment.leave']({})).toEqual({ kind: 'not-now' });
    session.calls['payment.cancel']({});
    await see('paying', ({ phase, canLeave }) => phase === 'cancelling' && canLeave);
    expect(session.calls['payment.leave']({})).toEqual({ kind: 'done' });
    await see('slip');
    card.resolve(approved);
    await expect.poll(stage.events).toContain('completed');
  });
});

it('a payment that nobody knows of is a clerk’s: told as such, with a slip', async () => {
  const { terminal, session, see } = await atReview();
  terminal.pay.mockResolvedValue(lost);
  terminal.paymentStatus.mockResolvedValue(lost);
  await pay();
  expect(await see('clerk')).toMatchObject({ money: { kind: 'unknown' } });
  session.calls['payment.leave']({});
  const { document } = await see('slip');
  expect(JSON.stringify(document)).toContain('Please do not pay again');
});
