import type { KioskBridge } from '../../domain/ipc/index.ts';

export type { KioskBridge };

/** The window as the preload script leaves it. */
export type BridgeWindow = Window & typeof globalThis & { readonly kiosk: KioskBridge };
