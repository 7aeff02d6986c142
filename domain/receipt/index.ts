export * from './card-scheme.ts';
export * from './make-confirmation.ts';
export * from './make-receipt.ts';
export * from './make-reference-slip.ts';
export * from './make-slip.ts';
export * from './make-ticket.ts';
export * from './receipt-of.ts';
