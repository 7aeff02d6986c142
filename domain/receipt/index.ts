export * from './copy-mark.ts';
export * from './document.ts';
export * from './labels.ts';
export * from './make-confirmation.ts';
export * from './make-receipt.ts';
export * from './make-slip.ts';
export * from './make-ticket.ts';
export * from './plain-text.ts';
