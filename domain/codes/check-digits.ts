/** ISO 7064 MOD 97-10 over digits and capital letters (A is 10, Z is 35): the remainder by 97; null for any other character. */
export function mod97(text: string): number | null {
  let remainder = 0;
  for (const character of text) {
    if (!/^[0-9A-Z]$/.test(character)) return null;
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder;
}

/** Whether this is an IBAN without spaces, its check digits right (ISO 13616). */
export const isIban = (text: string): boolean =>
  /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(text) && turned(text) === 1;

/** Whether this is a creditor reference without spaces, its check digits right (ISO 11649): `RF`, two digits, up to 21 characters. */
export const isCreditorReference = (text: string): boolean =>
  /^RF\d{2}[0-9A-Z]{1,21}$/.test(text) && turned(text) === 1;

/** The creditor reference that carries this; null when it is no 1 to 21 digits and capital letters. */
export function writeCreditorReference(carried: string): string | null {
  if (!/^[0-9A-Z]{1,21}$/.test(carried)) return null;
  const remainder = mod97(`${carried}RF00`);
  return remainder === null ? null : `RF${String(98 - remainder).padStart(2, '0')}${carried}`;
}

/** Whether this is a Global Location Number of 13 digits, its last the check digit (GS1 General Specifications, 7.9). */
export function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let total = 0;
  for (const [at, digit] of [...text].entries()) total += Number(digit) * (at % 2 === 0 ? 1 : 3);
  return total % 10 === 0;
}

/** Both ISO 13616 and ISO 11649 put the first four characters last before they compute. */
const turned = (text: string): number | null => mod97(text.slice(4) + text.slice(0, 4));
