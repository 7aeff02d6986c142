import { describe, expect, it } from 'vitest';
import { FormService } from '../form/index.ts';
import { ReceiptDocument, receiptAsText } from '../paper/index.ts';
import { LANGUAGES } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { makeConfirmation } from './index.ts';

const say = (en: string): { en: string } => ({ en });
const town: TownDefinition = {
  townId: 'millbrook',
  name: say('Millbrook'),
  languages: ['en'],
  defaultLanguage: 'en',
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  colour: '#14532d',
  welcome: say('Welcome'),
  address: say('1 Mill Square'),
  phone: '555 0100',
  help: say('At the desk'),
  receiptFooter: say('Questions about this payment?'),
};
const service = FormService.parse({
  kind: 'form',
  serviceId: 'register-pet',
  icon: 'pet',
  title: say('Register a pet'),
  description: say('A tag'),
  pages: [
    {
      pageId: 'animal',
      title: say('Animal'),
      fields: [
        { kind: 'text', fieldId: 'name', label: say('Name') },
        { kind: 'text', fieldId: 'story', label: say('Story'), longest: 1_000 },
      ],
    },
  ],
  outcome: {
    message: say('It is registered.'),
    certificate: {
      title: say('Certificate'),
      numberPrefix: 'PET',
      text: say('Registered here.'),
      fields: ['name'],
    },
  },
});
const given = {
  town,
  service,
  language: 'en',
  reference: 'MILL1-42',
  answers: { name: 'Bruno', story: 'woof '.repeat(190) },
  givenAt: '2026-11-23T12:00:00Z',
} as const;
const total = { amountMinor: 1_100, currency: 'EUR' };
const paid = {
  total,
  payment: {
    kind: 'approved',
    amount: total,
    card: { maskedNumber: '•••• 1111', scheme: 'visa', aid: null },
    authorisationCode: 'PJ28YL',
    terminalTransactionId: 'T1',
    terminalTime: given.givenAt,
  },
} as const;

describe('the confirmation of a service', () => {
  it('says what was given, what it cost, what happens now, and carries the certificate to be torn off', () => {
    const fees = [{ title: say('Tag'), amountMinor: 1_100 }];
    const document = ReceiptDocument.parse(makeConfirmation({ ...given, fees, paid }));
    const text = receiptAsText(document);
    for (const words of [
      'Payment receipt',
      'Name: Bruno',
      'Tag: €11.00',
      'Total paid: €11.00',
      'It is registered.',
      'Questions about',
    ]) {
      expect(text).toContain(words);
    }
    const tear = text.indexOf('- - -');
    expect(text.slice(0, tear)).not.toContain('PET-MILL1-42');
    expect(text.slice(tear)).toContain('Number: PET-MILL1-42');
    expect(document.blocks.filter(({ kind }) => kind === 'qr')).toHaveLength(2);
  });

  it('of what costs nothing says so, and nothing of payments', () => {
    const text = receiptAsText(makeConfirmation({ ...given, fees: [], paid: null }));
    expect(text).toContain('Free of charge');
    expect(text).not.toContain('payment');
    expect(text).not.toContain('Paid by card');
  });

  it('goes without answers that have been erased, and without the certificate made of them', () => {
    const text = receiptAsText(makeConfirmation({ ...given, answers: null, fees: [], paid }));
    expect(text).toContain('MILL1-42');
    expect(text).not.toContain('Bruno');
    expect(text).not.toContain('PET-');
  });

  it.each([...LANGUAGES])('has words of its own in %s', (language) => {
    const { title } = makeConfirmation({ ...given, language, fees: [], paid: null });
    if (language !== 'en' && language !== 'fr') expect(title).not.toBe('Confirmation');
  });
});
