import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand } from '../closing/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import { tidy } from '../schedule/index.ts';
import { type TestCentral, testCentral } from '../testing/index.ts';
import { claimByHand, giveBackByHand } from './index.ts';

const HOUR_MS = 3_600_000;
const CLAIM_MS = 4 * HOUR_MS;

describe('who is on an exception', () => {
  let test: TestCentral;
  let kioskId: string;
  let count = 0;
  let which: { kioskId: string; transactionId: string; kind: string };
  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
  });
  afterAll(() => test.close());
  const open = async (): Promise<void> => {
    const change = { ...which, change: 'open', detail: 'read', amount: null } as const;
    await changeExceptions(
      test.central.db,
      kioskId,
      [{ ...change, kind: 'impossible-event' }],
      test.central.now(),
    );
  };
  beforeEach(async () => {
    count += 1;
    which = { kioskId, transactionId: `entry:1:${count}`, kind: 'impossible-event' };
    await open();
  });

  const claim = (userName: string, from: string | null = null) =>
    claimByHand(test.central, { ...which, from }, { userName });
  const giveBack = (userName: string) => giveBackByHand(test.central, which, { userName });
  const rows = (claimedBy?: string | null) =>
    listExceptionRows(test.central.db, {
      closed: true,
      limit: 200,
      now: test.central.now(),
      ...(claimedBy === undefined ? {} : { claimedBy }),
    });
  const shown = async () =>
    (await rows()).find(({ transactionId }) => transactionId === which.transactionId)?.claim;
  const isAmong = async (claimedBy: string | null) =>
    (await rows(claimedBy)).some(({ transactionId }) => transactionId === which.transactionId);
  const close = (userName: string) =>
    closeByHand(
      test.central,
      { ...which, detail: 'read', way: { kind: 'looked-at' }, finding: 'Seen' },
      { userName, role: 'supervisor' },
    );

  it('is who said so first, until they give it back', async () => {
    expect(await claim('anna')).toMatchObject({ kind: 'claimed', claim: { by: 'anna', from: null } });
    expect(await claim('ben')).toMatchObject({ kind: 'held', claim: { by: 'anna' } });
    expect(await giveBack('ben')).toEqual({ kind: 'not-yours', by: 'anna' });
    expect(await shown()).toMatchObject({ by: 'anna' });
    expect(await giveBack('anna')).toEqual({ kind: 'given-back' });
    expect(await shown()).toBeNull();
    expect(await giveBack('anna')).toEqual({ kind: 'not-yours', by: null });
    expect(await claim('ben')).toMatchObject({ kind: 'claimed' });
  });

  it('is one of many who say so at once, and all others hear who', async () => {
    const names = Array.from({ length: 8 }, (_, one) => `clerk-${one}`);
    const answers = await Promise.all(names.map((name) => claim(name)));
    const [first, ...more] = answers.filter(({ kind }) => kind === 'claimed');
    expect(more).toEqual([]);
    const by = first?.kind === 'claimed' ? first.claim.by : '';
    expect(names).toContain(by);
    for (const answer of answers) expect(answer).toMatchObject({ claim: { by } });
  });

  it('is who takes it over, which says whose it was; of two at once one does', async () => {
    await claim('anna');
    const answers = await Promise.all([claim('ben', 'anna'), claim('carl', 'anna')]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['claimed', 'held']);
    const now = await shown();
    expect(now).toMatchObject({ by: expect.stringMatching(/^(ben|carl)$/), from: 'anna' });
    for (const answer of answers) expect(answer).toMatchObject({ claim: { by: now?.by } });
    expect(await giveBack('anna')).toEqual({ kind: 'not-yours', by: now?.by });
    const audited = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'action', 'detail'])
      .where('subject', 'like', `% ${which.transactionId}`)
      .orderBy('audit_id')
      .execute();
    expect(audited).toMatchObject([
      { actor: 'anna', action: 'claim-exception' },
      { actor: now?.by, action: 'take-over-exception', detail: { from: 'anna' } },
    ]);
  });

  it('is no one after four hours, and who says it again has them anew', async () => {
    await claim('anna');
    test.later(CLAIM_MS - 1_000);
    expect(await claim('anna')).toMatchObject({ kind: 'claimed' });
    test.later(CLAIM_MS - 1_000);
    expect(await claim('ben')).toMatchObject({ kind: 'held' });
    test.later(1_000);
    expect(await shown()).toBeNull();
    expect(await isAmong(null)).toBe(true);
    expect(await claim('ben')).toMatchObject({ kind: 'claimed', claim: { from: null } });
    test.later(CLAIM_MS);
    await tidy(test.central);
    const kept = await test.central.db.selectFrom('exception_claims').selectAll().execute();
    expect(kept).toEqual([]);
  });

  it('narrows the list to one’s own, and to what no one is on', async () => {
    expect(await isAmong(null)).toBe(true);
    await claim('anna');
    expect(await isAmong(null)).toBe(false);
    expect(await isAmong('anna')).toBe(true);
    expect(await isAmong('ben')).toBe(false);
  });

  it('keeps no one from settling it; then no one is on it, also when it opens again', async () => {
    await claim('anna');
    expect(await close('ben')).toEqual({ kind: 'closed' });
    expect(await shown()).toBeNull();
    expect(await claim('anna')).toEqual({ kind: 'over' });
    expect(await giveBack('anna')).toEqual({ kind: 'over' });
    await open();
    expect(await shown()).toBeNull();
  });
});
