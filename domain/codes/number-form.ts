/**
 * A number as one of the town's forms prints it, from how it came: in any case, with or without spaces and hyphens.
 * Returns null when it fits none of them.
 */
export function byForm(came: string, forms: readonly string[]): string | null {
  const compact = came.replace(/[\s-]/g, '').toUpperCase();
  for (const form of forms) {
    const printed = printAs(compact, form);
    if (printed !== null) return printed;
  }
  return null;
}

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
