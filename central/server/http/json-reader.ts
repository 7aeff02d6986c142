import { answerOrder } from '../reading/index.ts';

/** JSON as it came, or that it is none. */
export type ParsedBody = { readonly kind: 'parsed'; readonly value: unknown } | { readonly kind: 'wrong' };

await answerOrder(async (bytes: Uint8Array): Promise<ParsedBody> => {
  try {
    return { kind: 'parsed', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { kind: 'wrong' };
  }
});
