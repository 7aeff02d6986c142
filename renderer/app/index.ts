export { App } from './app.tsx';
export type { BridgeWindow } from './bridge.ts';
export { quietPage } from './quiet-page.ts';
