import { expect, test } from 'vitest';
import { draftIn, draftsOnScreen, NO_DRAFTS, withDraft } from '../frame/drafts.ts';
import { accountDraft } from './bills/account-draft.ts';
import { amountsDraft } from './bills/amounts-draft.ts';
import { formDraft } from './form/form-draft.ts';
import { homeDraft } from './home/home-draft.ts';
import { lookUpDraft } from './look-up/look-up-draft.ts';
import { emailDraft } from './parts/email-draft.ts';

const inPermits = withDraft(NO_DRAFTS, homeDraft, { group: 'permits' });

test('the way back from a service leads to the group it was chosen from, and nothing typed comes along', () => {
  const named = withDraft(inPermits, accountDraft, { surname: 'Lopez' });
  const typed = withDraft(named, emailDraft, { email: 'maria@example.org' });
  expect(draftsOnScreen(typed, 'home')).toEqual(inPermits);
});

test('the next resident begins with all services', () => {
  expect(draftsOnScreen(inPermits, 'attract')).toEqual(NO_DRAFTS);
});

test('an amount that is being typed outlives a change of the language, and is gone with its account', () => {
  const amountOf = { billId: 'b1', text: '12.' };
  const typing = withDraft(NO_DRAFTS, amountsDraft, { amountOf });
  const later = draftsOnScreen(draftsOnScreen(typing, 'language'), 'bills');
  expect(draftIn(later, amountsDraft).amountOf).toEqual(amountOf);
  for (const gone of ['account', 'review', 'holder', 'home', 'attract'] as const)
    expect(draftIn(draftsOnScreen(typing, gone), amountsDraft)).toEqual(amountsDraft.empty);
});

test('a page of a form and what is looked up outlive a change of the language, and no other screen', () => {
  const page = { pageId: 'pet', step: 2, answers: { name: 'Bello' }, item: null };
  const filled = withDraft(withDraft(NO_DRAFTS, formDraft, { page }), lookUpDraft, { typed: 'pool' });
  expect(draftsOnScreen(filled, 'language')).toEqual(filled);
  expect(draftIn(draftsOnScreen(filled, 'form'), formDraft).page).toEqual(page);
  for (const gone of ['form-review', 'home', 'attract'] as const)
    expect(draftsOnScreen(filled, gone)).toEqual(NO_DRAFTS);
});

test('a change of one thing that is typed leaves the rest of its draft as it was', () => {
  const once = withDraft(NO_DRAFTS, accountDraft, { accountNumber: '10234' });
  const twice = withDraft(once, accountDraft, { surname: 'Lopez' });
  expect(draftIn(twice, accountDraft)).toEqual({
    ...accountDraft.empty,
    accountNumber: '10234',
    surname: 'Lopez',
  });
});
