export * from './access-button.tsx';
export * from './banners.tsx';
export * from './bridge.ts';
export * from './draft.ts';
export * from './kiosk-context.ts';
export * from './screen-frame.tsx';
export * from './settle.ts';
export * from './use-act.ts';
