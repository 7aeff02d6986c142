/**
 * Whether a text holds something that could be a card number: 13 to 19 digits, also written in groups with single
 * spaces or dashes, that satisfy the check digit of ISO/IEC 7812-1. Used to keep card numbers out of logs, answers
 * and files; it may take another number for a card number, one time in ten for a number of that length.
 */
export function containsCardNumber(text: string): boolean {
  for (const run of text.matchAll(/\d(?:[ -]?\d){12,}/g)) {
    if (holdsCardNumber(run[0].split(/[ -]/))) return true;
  }
  return false;
}

/** Tries every stretch of whole groups: a reference may stand before the number, separated by a space. */
function holdsCardNumber(groups: readonly string[]): boolean {
  return groups.some((_, first) => {
    let digits = '';
    for (const group of groups.slice(first)) {
      digits += group;
      if (digits.length > 19) return false;
      if (isCardNumber(digits)) return true;
    }
    return false;
  });
}

/**
 * No scheme issues numbers that begin with 0, and of those that begin with 1 only 15 digits (UATP) exist: without this,
 * every tenth clock time in milliseconds would pass for a card number.
 */
function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || digits.startsWith('0')) return false;
  if (digits.startsWith('1') && digits.length !== 15) return false;
  return luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
