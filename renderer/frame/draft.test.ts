import { expect, test } from 'vitest';
import { draftOnScreen, EMPTY_DRAFT } from './draft.ts';

test('the way back from a service leads to the group it was chosen from, and nothing typed comes along', () => {
  const typed = { ...EMPTY_DRAFT, homeGroup: 'permits', surname: 'Lopez', email: 'maria@example.org' };
  expect(draftOnScreen(typed, 'home')).toEqual({ ...EMPTY_DRAFT, homeGroup: 'permits' });
});

test('the next resident begins with all services', () => {
  expect(draftOnScreen({ ...EMPTY_DRAFT, homeGroup: 'permits' }, 'attract')).toEqual(EMPTY_DRAFT);
});

test('an amount that is being typed outlives a change of the language, and is gone with its account', () => {
  const typing = { ...EMPTY_DRAFT, amountOf: { billId: 'b1', text: '12.' } };
  expect(draftOnScreen(draftOnScreen(typing, 'language'), 'bills').amountOf).toEqual(typing.amountOf);
  for (const gone of ['account', 'review', 'holder', 'home', 'attract'])
    expect(draftOnScreen(typing, gone).amountOf).toBeNull();
});
