import { z } from 'zod';
import { FilePath } from '../../file-path.ts';
import { TerminalDeadlines } from '../terminal-deadlines.ts';

/** The settings of a terminal that speaks nexo over the encrypted local transport. Port 8443 and path /nexo/ are fixed. */
export const NexoSettings = z
  .object({
    protocol: z.literal('nexo').default('nexo'),
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
    deadlines: TerminalDeadlines.prefault({}),
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

/** Which of them stand in files of their own, and the name of the setting that says where. */
export const NEXO_FILES = { passphrase: 'passphraseFile', caCertificatePem: 'caCertificateFile' } as const;

/** The settings as the kiosk's settings file has them, with the secret and the certificate in files of their own. */
export const NexoFileSettings = NexoSettings.unwrap()
  .omit({ passphrase: true, caCertificatePem: true })
  .extend({
    /** Holds the shared passphrase and nothing else; readable by the kiosk's user alone. */
    passphraseFile: FilePath,
    /** The authority of the terminal's certificate, in PEM. */
    caCertificateFile: FilePath,
  });
