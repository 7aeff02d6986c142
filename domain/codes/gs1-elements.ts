/** Ends an element whose length is not fixed: how scanners send FNC1. */
export const GS = '\u001d';

type Form = { readonly digits?: true; readonly least: number; readonly most: number; readonly fixed?: true };
const fixed = (length: number): Form => ({ digits: true, least: length, most: length, fixed: true });
const upTo = (most: number): Form => ({ least: 1, most });

/** The application identifiers that bills and slips have, and those that stand beside them on goods. */
const FORMS: readonly (readonly [RegExp, Form])[] = [
  [/^00/, fixed(18)],
  [/^0[12]/, fixed(14)],
  [/^1[1-7]/, fixed(6)],
  [/^20/, fixed(2)],
  [/^41[0-7]/, fixed(13)],
  [/^390\d/, { digits: true, least: 1, most: 15 }],
  [/^391\d/, { digits: true, least: 4, most: 18 }],
  [/^8020/, upTo(25)],
  [/^(?:10|2[12])/, upTo(20)],
  [/^24[01]/, upTo(30)],
  [/^40[013]/, upTo(30)],
  [/^420/, upTo(20)],
  [/^9\d/, upTo(90)],
];
/** GS1 General Specifications, figure 7.11-1. */
const CHARACTERS = /^[!"%-?A-Z_a-z]+$/;

/**
 * Cuts a GS1 element string into its elements by application identifier (GS1 General Specifications, 7.8).
 * Returns null when it is none, has an identifier that is not known here, or has one twice.
 */
export function gs1Elements(text: string): ReadonlyMap<string, string> | null {
  const elements = new Map<string, string>();
  let rest = text;
  while (rest !== '') {
    const found = FORMS.map(([identifier, form]) => ({ identifier: identifier.exec(rest)?.[0], form })).find(
      (one) => one.identifier !== undefined,
    );
    if (found?.identifier === undefined) return null;
    const { identifier, form } = found;
    rest = rest.slice(identifier.length);
    const separator = rest.indexOf(GS);
    const length = form.fixed ? form.most : separator === -1 ? rest.length : separator;
    const value = rest.slice(0, length);
    const fits = value.length >= form.least && value.length <= form.most && CHARACTERS.test(value);
    if (!fits || (form.digits && !/^\d+$/.test(value)) || elements.has(identifier)) return null;
    elements.set(identifier, value);
    rest = rest.slice(length);
    // A separator after a fixed length is needless and allowed.
    if (rest.startsWith(GS)) rest = rest.slice(1);
  }
  return elements.size > 0 ? elements : null;
}
