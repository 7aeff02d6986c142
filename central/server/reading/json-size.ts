export type JsonLimits = { readonly mostValues: number; readonly mostDepth: number };

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * What is too much in JSON before it is parsed, or null: a value takes many times its bytes, and its depth may be more than a parser
 * bears. Whether it is JSON at all is not looked at.
 */
export function tooMuchJson(bytes: Uint8Array, { mostValues, mostDepth }: JsonLimits): string | null {
  let [values, depth] = [1, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at);
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1;
      depth += 1;
      if (depth > mostDepth) return `expected at most ${mostDepth} lists or objects inside of each other`;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
    if (values > mostValues) return `expected at most ${mostValues} values`;
  }
  return null;
}

function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at < bytes.length; at += 1) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}
