import { answerOrder, tooMuchJson } from '../reading/index.ts';

/** A large body is a file in a text. Values come to central one by one: many of them would keep every kiosk waiting there. */
const LIMITS = { mostValues: 100, mostDepth: 8 };

/** JSON as it came, or that it is none or too much. */
export type ParsedBody = { readonly kind: 'parsed'; readonly value: unknown } | { readonly kind: 'wrong' };

await answerOrder(async (bytes: Uint8Array): Promise<ParsedBody> => {
  if (tooMuchJson(bytes, LIMITS) !== null) return { kind: 'wrong' };
  try {
    return { kind: 'parsed', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { kind: 'wrong' };
  }
});
