import { z } from 'zod';

/** How long the driver waits for each kind of answer, in milliseconds. */
const Deadlines = z.object({
  /** Longer than the terminal's own limit (120 s), so that its answer is heard rather than cut off. */
  paymentMs: z.int().min(1_000).max(600_000).default(150_000),
  statusMs: z.int().min(500).max(60_000).default(10_000),
  abortMs: z.int().min(500).max(60_000).default(5_000),
  diagnosisMs: z.int().min(500).max(60_000).default(5_000),
  reversalMs: z.int().min(1_000).max(600_000).default(60_000),
});

/** The settings of a terminal that speaks nexo over the encrypted local transport. Port 8443 and path /nexo/ are fixed. */
export const NexoSettings = z
  .object({
    /** Name or IPv4 address of the terminal in the kiosk's network. */
    host: z
      .string()
      .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/, 'a host name or an IPv4 address'),
    /** The terminal: model and serial number, e.g. `V400m-324688179`. */
    poiId: z
      .string()
      .regex(/^[A-Za-z0-9]+-[A-Za-z0-9]+$/, 'model-serial as the terminal names itself')
      .max(40),
    /** The kiosk, as the terminal knows it. */
    saleId: z.string().regex(/^[\w.-]{1,40}$/, 'letters, digits, dot, dash, underscore'),
    /** The shared secret from which the message keys are derived, with its name and version at the terminal. */
    passphrase: z.string().min(8).max(200),
    keyIdentifier: z.string().min(1).max(100),
    keyVersion: z.int().min(0).max(1_000_000),
    /** The only authority whose certificates are believed, in PEM. */
    caCertificatePem: z
      .string()
      .max(32_768)
      .regex(/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/, 'a certificate in PEM'),
    /** Part of the name in the terminal's certificate. */
    environment: z.enum(['test', 'live']),
    deadlines: Deadlines.prefault({}),
    /** Where the terminal posts its display notifications; port 0: nowhere. The messages are encrypted themselves. */
    notifications: z
      .object({
        host: z.string().min(1).max(255).default('127.0.0.1'),
        port: z.int().min(0).max(65_535).default(0),
      })
      .prefault({}),
  })
  .readonly();
export type NexoSettings = z.infer<typeof NexoSettings>;
