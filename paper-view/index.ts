export * from './qr-code.tsx';
export * from './receipt-blocks.tsx';
