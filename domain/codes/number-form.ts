import { foldLetters, withPlainDashes } from '../letters/index.ts';

/** What stands between the groups of a number: spaces, dashes of any kind, and what people type for them. */
const BETWEEN = /[\s\-./_]+/g;
/** Fewer characters than these are no number that lost its zeros. */
const FEWEST = 3;

/** A number without what parts its groups: capitals, and digits of one kind. */
export const compactNumber = (came: string): string => groupsOf(came).join('');

/**
 * A number as one of the town's forms prints it, from how it came: in any case, with or without spaces and dashes.
 * Returns null when it fits none of them.
 */
export function byForm(came: string, forms: readonly string[]): string | null {
  const compact = compactNumber(came);
  for (const form of forms) {
    const printed = printAs(compact, form);
    if (printed !== null) return printed;
  }
  return null;
}

/**
 * A number as a person typed it, who may also have left out leading zeros, or typed more of them. Without a form that it fits, and in
 * a town without forms, it stays as typed, with plain hyphens for dashes.
 */
export function readTypedNumber(typed: string, forms: readonly string[]): string {
  const whole = byForm(typed, forms);
  if (whole !== null) return whole;
  const completed = new Set(forms.flatMap((form) => withZeros(groupsOf(typed), form) ?? []));
  const [only, ...others] = completed;
  // Where two forms complete it differently nobody knows which is meant.
  return only !== undefined && others.length === 0 ? only : asTyped(typed);
}

const cleaned = (came: string): string => withPlainDashes(foldLetters(came)).toUpperCase();

const asTyped = (typed: string): string => cleaned(typed).replace(/\s+/g, '').replace(/-+/g, '-');

const groupsOf = (came: string): readonly string[] =>
  cleaned(came)
    .split(BETWEEN)
    .filter((group) => group !== '');

function printAs(compact: string, form: string): string | null {
  let at = 0;
  let printed = '';
  for (const place of form) {
    if (place === '-') {
      printed += place;
      continue;
    }
    const character = compact.charAt(at);
    if (!(place === '0' ? /^[0-9]$/ : /^[A-Z]$/).test(character)) return null;
    printed += character;
    at += 1;
  }
  return at === compact.length ? printed : null;
}

/** Zeros are completed within each group when the groups were typed, else after the letters with which the number begins. */
function withZeros(groups: readonly string[], form: string): string | null {
  if (groups.join('').length < FEWEST) return null;
  const formGroups = form.split('-');
  const each =
    groups.length === formGroups.length
      ? groups.map((group, at) => groupWithZeros(group, formGroups[at] ?? ''))
      : [groupWithZeros(groups.join(''), formGroups.join(''))];
  return each.every((group) => group !== null) ? printAs(each.join(''), form) : null;
}

function groupWithZeros(group: string, form: string): string | null {
  const [, letters = '', digits = ''] = /^(A*)(0*)$/.exec(form) ?? [];
  if (letters.length + digits.length !== form.length) return group.length === form.length ? group : null;
  const given = group.slice(letters.length);
  if (!/^[0-9]*$/.test(given)) return null;
  const number = given.replace(/^0+/, '');
  return number.length <= digits.length
    ? group.slice(0, letters.length) + number.padStart(digits.length, '0')
    : null;
}
