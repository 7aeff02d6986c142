/** The first word of a terminal's worker, said before it loads anything that is heavy: it lives. */
export type TerminalHello = { readonly kind: 'hello' };

export const isHello = (message: unknown): message is TerminalHello =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'hello';
