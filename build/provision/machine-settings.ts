import { isIP } from 'node:net';
import { z } from 'zod';

/** By number: the firewall stands before any name can be looked up. */
const Address = z.string().refine((text) => isIP(text) !== 0, 'an address by number, such as 203.0.113.7');

const Endpoint = z.strictObject({ address: Address, port: z.int().min(1).max(65_535) });
export type Endpoint = z.infer<typeof Endpoint>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 02:30');

/** Four hexadecimal digits, as `lsusb` prints them. */
const UsbNumber = z.string().regex(/^[0-9a-f]{4}$/, 'four digits as lsusb prints them, such as 04b8');

const UsbDevice = z.strictObject({
  /** It is then found at `/dev/townhall/<name>`, at whatever socket it is plugged in. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'a short name such as printer'),
  /** `serial`: a line of its own (also by USB). `printer`: /dev/usb/lp. `input`: it types like a keyboard. `card-reader`: PC/SC. */
  kind: z.enum(['serial', 'printer', 'input', 'card-reader']),
  vendor: UsbNumber,
  product: UsbNumber,
});
export type UsbDevice = z.infer<typeof UsbDevice>;

/** What the machine under a kiosk is to be: one file that IT writes, `machine.json`. */
export const MachineSettings = z
  .strictObject({
    timeZone: z
      .string()
      .refine((name) => Intl.supportedValuesOf('timeZone').includes(name), 'a zone such as Europe/Dublin'),
    /** Where central answers. */
    central: z.array(Endpoint).min(1).max(10),
    /** The payment terminal, and a printer with a network cable. */
    devices: z.array(Endpoint).max(10).default([]),
    nameServers: z.array(Address).max(5).default([]),
    timeServers: z.array(Address).max(5).default([]),
    /** From where staff may sign in by SSH; nobody may where it is empty. */
    sshFrom: z.array(Address).max(20).default([]),
    usb: z.array(UsbDevice).max(20).default([]),
    /** When the system may be updated and restarted, by the clock of the town. */
    window: z
      .strictObject({ from: TimeOfDay, to: TimeOfDay })
      .refine(({ from, to }) => from !== to, 'two different times')
      .default({ from: '02:00', to: '05:00' }),
    /** What the screen says when the kiosk does not start, a line each; a telephone number helps. */
    outOfOrder: z
      .array(
        z
          .string()
          .max(60)
          .regex(/^[^\p{C}]*$/u, 'a line without control characters'),
      )
      .min(1)
      .max(10)
      .default(['This screen is out of order.', 'Please ask at the town hall.']),
  })
  .refine(({ usb }) => new Set(usb.map(({ name }) => name)).size === usb.length, {
    path: ['usb'],
    error: 'a name of its own for each device',
  })
  .readonly();
export type MachineSettings = z.infer<typeof MachineSettings>;
