import type { Transaction } from './state.ts';

/** The transaction after an event, or why the event cannot happen now. */
export type Applied =
  | { readonly kind: 'applied'; readonly transaction: Transaction }
  | { readonly kind: 'impossible'; readonly why: string };

export const applied = (transaction: Transaction): Applied => ({ kind: 'applied', transaction });
export const impossible = (why: string): Applied => ({ kind: 'impossible', why });

/** How many rounds of status questions are asked before a clerk has to find out, or a reversal is sent again. */
export const STATUS_ROUNDS = 3;
