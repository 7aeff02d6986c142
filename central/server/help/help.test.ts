import { afterAll, beforeAll, expect, it } from 'vitest';
import { callForHelp, takeBackHelpCall } from '../../../domain/wire/index.ts';
import { type TestCentral, type TestKiosk, testCentral } from '../testing/index.ts';
import { answerCall } from './answer-call.ts';
import { listHelpCallRows } from './list-calls.ts';

let test: TestCentral;
let kiosk: TestKiosk;
beforeAll(async () => {
  test = await testCentral();
  kiosk = await test.kiosk();
});
afterAll(() => test.close());

const calls = () => listHelpCallRows(test.central.db);
const answer = async (which: 'seen' | 'done', actor: string) => {
  const [call] = await calls();
  return answerCall(
    test.central,
    { kioskId: kiosk.kioskId, callId: call?.callId ?? 1, answer: which },
    actor,
  );
};

it('is one call of a kiosk, however often someone presses, and needs to be seen anew', async () => {
  await Promise.all(Array.from({ length: 5 }, () => kiosk.ask(callForHelp, { screen: 'home' })));
  expect(await kiosk.ask(callForHelp, { screen: 'paying' })).toEqual({ kind: 'told' });
  expect(await calls()).toMatchObject([{ kioskId: kiosk.kioskId, screen: 'paying', times: 6, seenBy: null }]);
  expect(await answer('seen', 'ada')).toEqual({ kind: 'changed' });
  expect(await calls()).toMatchObject([{ seenBy: 'ada' }]);
  await kiosk.ask(callForHelp, { screen: 'paying' });
  expect(await calls()).toMatchObject([{ times: 7, seenBy: null }]);
});

it('is closed by a clerk once, with a line in the audit, and the next one is another call', async () => {
  const [before] = await calls();
  expect(await answer('done', 'ada')).toEqual({ kind: 'changed' });
  expect(await calls()).toEqual([]);
  const again = { kioskId: kiosk.kioskId, callId: before?.callId ?? 0, answer: 'done' as const };
  expect(await answerCall(test.central, again, 'bob')).toEqual({ kind: 'meanwhile' });
  await kiosk.ask(callForHelp, { screen: 'home' });
  expect(await calls()).toMatchObject([{ times: 1, screen: 'home' }]);
  const audit = await test.central.db
    .selectFrom('audit_log')
    .select(['actor', 'action'])
    .where('action', 'like', 'help-call-%')
    .orderBy('audit_id')
    .execute();
  expect(audit).toEqual([
    { actor: 'ada', action: 'help-call-seen' },
    { actor: 'ada', action: 'help-call-done' },
  ]);
});

it('is taken back at the kiosk that made it, before anybody has come, and at no other', async () => {
  const other = await test.kiosk('OTHER1');
  await kiosk.ask(callForHelp, { screen: 'home' });
  await other.ask(takeBackHelpCall, {});
  expect(await calls()).toHaveLength(1);
  expect(await kiosk.ask(takeBackHelpCall, {})).toEqual({ kind: 'taken-back' });
  expect(await calls()).toEqual([]);
  expect(await kiosk.ask(takeBackHelpCall, {})).toEqual({ kind: 'taken-back' });
  const audit = await test.central.db
    .selectFrom('audit_log')
    .select(['actor', 'action', 'subject'])
    .where('action', '=', 'help-call-taken-back')
    .execute();
  expect(audit).toEqual([
    { actor: expect.stringMatching(/^kiosk:/), action: 'help-call-taken-back', subject: kiosk.kioskId },
  ]);
});
