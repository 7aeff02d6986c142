/** PostgreSQL's text has no NUL, and half a character (a lone surrogate) is none in any encoding. */
const NUL = '\0';

/** Whether a text can be kept as it is, everywhere. */
export const isStorable = (text: string): boolean => !text.includes(NUL) && text.isWellFormed();

/** A text that can be kept: without NUL, and with U+FFFD for half a character. */
export const storable = (text: string): string =>
  isStorable(text) ? text : text.replaceAll(NUL, '').toWellFormed();

/** JSON with every text in it storable, its keys too. As good as always it is so already, and the value itself is returned. */
export function withStorableTexts<Value>(value: Value): Value {
  return hasUnstorableText(value) ? (cleaned(value) as Value) : value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), cleaned(part)]));
}

/** Bytes and streams are no JSON. */
const isPlain = (value: unknown): value is object =>
  value !== null &&
  typeof value === 'object' &&
  !ArrayBuffer.isView(value) &&
  !(Symbol.asyncIterator in value);

/** Whether JSON has a text that cannot be kept, as a value or a key, at any depth. */
export function hasUnstorableText(value: unknown): boolean {
  const parts: unknown[] = [value];
  while (parts.length > 0) {
    const part = parts.pop();
    if (typeof part === 'string' && !isStorable(part)) return true;
    if (!isPlain(part)) continue;
    if (!Array.isArray(part) && Object.keys(part).some((key) => !isStorable(key))) return true;
    for (const inner of Object.values(part)) parts.push(inner);
  }
  return false;
}
