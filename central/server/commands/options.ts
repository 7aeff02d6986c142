import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../../../domain/failure/index.ts';

/** The database's own programs run in another folder: none that is named from here would be found. */
const absolute = (folder: string): string => resolve(folder);

/** The settings of the program, by flags and by environment variables; a flag wins. */
export const Settings = z
  .object({
    /** Where the embedded database keeps its data. */
    dataDir: z.string().min(1).default('var/central').transform(absolute),
    /** An address of a PostgreSQL 15 or newer; without it the embedded one runs. */
    databaseUrl: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'an address that begins with postgres://')
      .optional(),
    /** The same database as the role that owns its tables; without it one role does both. */
    databaseOwnerUrl: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'an address that begins with postgres://')
      .optional(),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.coerce.number().int().min(0).max(65_535).default(8480),
    /** Set where a proxy in front sets X-Forwarded-For and X-Forwarded-Proto. */
    trustProxy: z.enum(['true', 'false']).default('false'),
    smtpUrl: z
      .string()
      .regex(/^smtps?:\/\//, 'an address that begins with smtp:// or smtps://')
      .optional(),
    /** The sender of receipts, e.g. `Town of Millbrook <receipts@millbrook.example>`. */
    mailFrom: z.string().min(3).max(254).optional(),
    /** A JSON file that names the Open311 endpoints of others to which towns' reports are forwarded, by town. */
    open311File: z.string().min(1).optional(),
    /** The file to which the audit log's head is added every day; by default in the data folder. */
    auditHeadFile: z.string().min(1).optional(),
    /** Whom the audit log's head is sent to every day by e-mail. */
    auditHeadTo: z.email().optional(),
    logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** The town that a command is about, where there is more than one. */
    town: z.string().optional(),
    role: z.string().optional(),
    /** After how many days kiosks take the published content no more; without it, never. */
    expiresDays: z.coerce.number().int().min(1).max(3_650).optional(),
    /** Whether an import may put the default language's text where a language has none. */
    languageFallback: z.enum(['true', 'false']).default('false'),
    /** The folder of content that an import puts its entries into. */
    into: z.string().min(1).optional(),
    /** The language in which a source is written. */
    language: z.string().optional(),
    /** The name under which an import remembers what it brought. */
    source: z.string().optional(),
    /** A new file for the texts of an import that lack a translation. */
    translations: z.string().min(1).optional(),
    /** Whether an import only tells what it would change. */
    dryRun: z.enum(['true', 'false']).default('false'),
    /** Whether an import takes over entries made by hand that have the same id. */
    adopt: z.enum(['true', 'false']).default('false'),
    /** Whom a rollout is for, or where a kiosk belongs; and how many per cent of them. */
    ring: z.string().optional(),
    percent: z.string().optional(),
    /** The percentages to which a rollout widens by itself, how long it waits between, and above which share of failures it stops. */
    widenTo: z.string().optional(),
    waitMinutes: z.string().optional(),
    stopAbove: z.string().optional(),
    /** A kiosk's maintenance window in the town's time. */
    window: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(10_000).default(200),
  })
  .refine((settings) => settings.smtpUrl === undefined || settings.mailFrom !== undefined, {
    path: ['mailFrom'],
    message: 'is needed with smtpUrl',
  });
export type Settings = z.infer<typeof Settings>;

export const auditHeadFileOf = ({ auditHeadFile, dataDir }: Settings): string =>
  auditHeadFile ?? join(dataDir, 'audit-heads.jsonl');

const FLAGS = {
  'data-dir': 'dataDir',
  'database-url': 'databaseUrl',
  host: 'host',
  port: 'port',
  'trust-proxy': 'trustProxy',
  'smtp-url': 'smtpUrl',
  'mail-from': 'mailFrom',
  'open311-file': 'open311File',
  'audit-head-file': 'auditHeadFile',
  'audit-head-to': 'auditHeadTo',
  'log-level': 'logLevel',
  town: 'town',
  role: 'role',
  limit: 'limit',
  'expires-days': 'expiresDays',
  into: 'into',
  language: 'language',
  source: 'source',
  translations: 'translations',
  ring: 'ring',
  percent: 'percent',
  'widen-to': 'widenTo',
  'wait-minutes': 'waitMinutes',
  'stop-above': 'stopAbove',
  window: 'window',
} as const;
/** Flags without a value. */
const SWITCHES = {
  'language-fallback': 'languageFallback',
  'dry-run': 'dryRun',
  adopt: 'adopt',
} as const;
const VARIABLES = {
  DATABASE_URL: 'databaseUrl',
  DATABASE_OWNER_URL: 'databaseOwnerUrl',
  SMTP_URL: 'smtpUrl',
  MAIL_FROM: 'mailFrom',
  CENTRAL_DATA_DIR: 'dataDir',
  CENTRAL_HOST: 'host',
  CENTRAL_PORT: 'port',
  CENTRAL_TRUST_PROXY: 'trustProxy',
  CENTRAL_OPEN311_FILE: 'open311File',
  CENTRAL_AUDIT_HEAD_FILE: 'auditHeadFile',
  CENTRAL_AUDIT_HEAD_TO: 'auditHeadTo',
  CENTRAL_LOG_LEVEL: 'logLevel',
} as const;

export type ReadOptions =
  | { readonly kind: 'read'; readonly words: readonly string[]; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly reason: string };

/** Reads the command's words and settings. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): ReadOptions {
  const given: Record<string, string> = {};
  for (const [variable, name] of Object.entries(VARIABLES)) {
    const value = environment[variable];
    if (value) given[name] = value;
  }
  let words: string[];
  try {
    const options = {
      ...Object.fromEntries(Object.keys(FLAGS).map((flag) => [flag, { type: 'string' as const }])),
      ...Object.fromEntries(Object.keys(SWITCHES).map((flag) => [flag, { type: 'boolean' as const }])),
    };
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    words = parsed.positionals;
    for (const [flag, name] of Object.entries(FLAGS)) {
      const value = parsed.values[flag];
      if (typeof value === 'string') given[name] = value;
    }
    for (const [flag, name] of Object.entries(SWITCHES))
      if (parsed.values[flag] === true) given[name] = 'true';
  } catch (error) {
    return { kind: 'wrong', reason: messageOf(error) };
  }
  const settings = Settings.safeParse(given);
  if (settings.success) return { kind: 'read', words, settings: settings.data };
  const [issue] = settings.error.issues;
  return { kind: 'wrong', reason: `${issue?.path.join('.')}: ${issue?.message}` };
}
