import type { Currency } from '../money/index.ts';

/** ISO 4217 numeric codes of the currencies in which kiosks are paid. */
const NUMBERS: Readonly<Record<string, string>> = {
  AUD: '036',
  BGN: '975',
  CAD: '124',
  CHF: '756',
  CZK: '203',
  DKK: '208',
  EUR: '978',
  GBP: '826',
  HUF: '348',
  ISK: '352',
  JPY: '392',
  MXN: '484',
  NOK: '578',
  NZD: '554',
  PLN: '985',
  RON: '946',
  SEK: '752',
  UAH: '980',
  USD: '840',
};

/** The currency's number on a payment slip; null when it is not known, so that no slip is taken to be in it. */
export const currencyNumber = (currency: Currency): string | null => NUMBERS[currency] ?? null;
