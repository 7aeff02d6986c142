import { expect, test } from 'vitest';
import { textsIn, wordsOf } from './texts.ts';

test('a country’s own words are said where a town writes the language as it does, and the language’s where it has none', async () => {
  await wordsOf('pt-BR').load();
  const [brazil, portugal] = [textsIn('pt-BR'), textsIn('pt')];
  expect([brazil('form.address.postcode'), portugal('form.address.postcode')]).toEqual([
    'CEP',
    'Código postal',
  ]);
  expect(brazil('bills.chosen', { count: 2 })).toBe('2 contas escolhidas');
  // The same in both, so that only the language's file has it.
  expect(brazil('common.back')).toBe('Voltar');
  expect(brazil('idle.lead', { count: 5 })).toBe('Para sua privacidade, tudo fecha em 5 segundos.');
});

test('a country without words of its own has its language’s', async () => {
  await wordsOf('ar-TN').load();
  expect(textsIn('ar-TN')('common.back')).toBe(textsIn('ar')('common.back'));
});
