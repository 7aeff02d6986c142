/** Takes a listener away again. */
export type Unsubscribe = () => void;

/** Where a device's port is: a TCP address, a serial line (path of the tty), or a device file. */
export type DevicePort =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'file'; readonly path: string };
