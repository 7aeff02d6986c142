export * from './amount-rows.tsx';
export * from './button.tsx';
export * from './held-context.ts';
export * from './notice.tsx';
export * from './qr-code.tsx';
export * from './receipt-view.tsx';
export * from './screen-layout.tsx';
export * from './tile.tsx';
