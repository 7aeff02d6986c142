import { expect, it } from 'vitest';
import { ReceiptDocument } from '../paper/index.ts';
import { LANGUAGES, languageOf } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import { UnsettledMoney } from '../unsettled/index.ts';
import { makeReferenceSlip } from './make-reference-slip.ts';

const say = (en: string) => ({ en });
const town = {
  townId: 'millbrook',
  name: say('Millbrook'),
  address: say('1 Mill Square'),
  help: say('Ask at the front desk.'),
  phone: '+353 20 910 0140',
  defaultLanguage: 'en',
  timeZone: 'Europe/Dublin',
} as unknown as TownDefinition;
const total = { amountMinor: 1_210, currency: 'EUR' };
const every: readonly UnsettledMoney[] = UnsettledMoney.options.map((option) =>
  UnsettledMoney.parse({
    kind: option.shape.kind.value,
    charged: { amountMinor: 2_420, currency: 'EUR' },
    reversed: { amountMinor: 500, currency: 'EUR' },
  }),
);
const slip = (money: UnsettledMoney, language = 'en') =>
  makeReferenceSlip({
    town,
    language,
    reference: 'MILL1-7',
    total,
    money,
    leftAt: '2026-11-23T10:15:00Z',
  });

it('says in every language and every case what is known, by which reference and whom to ask', () => {
  for (const language of LANGUAGES) {
    const texts = every.map((money) => {
      const document = ReceiptDocument.parse(slip(money, language));
      expect(document.language).toBe(language);
      expect(document.blocks).toContainEqual({
        kind: 'qr',
        data: 'TKR1:millbrook:MILL1-7',
        caption: 'MILL1-7',
      });
      const words = JSON.stringify(document.blocks);
      expect(words).toContain(town.phone);
      expect(words).not.toContain(languageOf(language).receipt.title);
      return words;
    });
    expect(new Set(texts).size).toBe(every.length);
  }
});

it('names both sums where another one was charged, or only a part went back', () => {
  const rows = (money: UnsettledMoney): string[] =>
    slip(money).blocks.flatMap((block) => (block.kind === 'row' ? [`${block.label} ${block.value}`] : []));
  expect(rows({ kind: 'other-amount', charged: { amountMinor: 2_420, currency: 'EUR' } })).toEqual(
    expect.arrayContaining(['Price €12.10', 'Charged €24.20']),
  );
  expect(rows({ kind: 'partly-back', reversed: { amountMinor: 500, currency: 'EUR' } })).toEqual(
    expect.arrayContaining(['Price €12.10', 'Sent back €5.00']),
  );
});

it('asks nobody to pay again as long as the money may have been taken', () => {
  const warned = every.filter((money) => JSON.stringify(slip(money)).includes('do not pay again'));
  expect(warned.map(({ kind }) => kind).sort()).toEqual(['charged', 'checking', 'other-amount', 'unknown']);
});
