const NAMES: ReadonlyMap<string, string> = new Map([
  ['amex', 'American Express'],
  ['bcmc', 'Bancontact'],
  // What the driver writes when the terminal names no scheme.
  ['card', ''],
  ['cartebancaire', 'CB'],
  ['cup', 'UnionPay'],
  ['diners', 'Diners Club'],
  ['discover', 'Discover'],
  ['electron', 'Visa Electron'],
  ['girocard', 'girocard'],
  ['jcb', 'JCB'],
  ['maestro', 'Maestro'],
  ['mastercard', 'Mastercard'],
  ['mc', 'Mastercard'],
  ['visa', 'Visa'],
  ['vpay', 'V PAY'],
]);

/** The schemes as cardholders know them. */
export const CARD_SCHEMES: readonly string[] = [...new Set(NAMES.values())]
  .filter((name) => name !== '')
  .sort();

/** A card scheme as cardholders know it, from the code that the terminal gives; a code that is not known stays as it is. */
export const schemeName = (code: string): string =>
  NAMES.get(code.toLowerCase().replace(/[^a-z]/g, '')) ?? code;
