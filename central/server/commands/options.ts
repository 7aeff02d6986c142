import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../../../domain/failure/index.ts';
import { Role } from '../../wire/index.ts';
import { ENCODINGS } from '../tables/index.ts';

/** The database's own programs run in another folder: none that is named from here would be found. */
const absolute = (folder: string): string => resolve(folder);

/** Addresses and networks from a list with commas. */
function proxiesIn(text: string, context: z.RefinementCtx): string[] {
  const proxies = text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const isNetwork = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most);
    if (isIP(address) === 0 || !isNetwork) {
      context.addIssue(
        `"${proxy}" is no address of a proxy: expected a list such as 127.0.0.1,10.20.0.0/16 of those that stand in front`,
      );
    }
  }
  return proxies;
}

/** Roles from a list with commas. */
function rolesIn(text: string, context: z.RefinementCtx): Role[] {
  if (text === 'none') return [];
  const roles = z.array(Role).safeParse(text.split(',').map((role) => role.trim()));
  if (roles.success) return roles.data;
  context.addIssue(`expected none, or a list of ${Role.options.join(', ')}`);
  return z.NEVER;
}

/** Scheme, host and port of an address, and nothing behind them. */
function originIn(text: string, context: z.RefinementCtx): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  context.addIssue('expected an address such as https://central.town.example, without a path');
  return z.NEVER;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const PostgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'an address that begins with postgres://');

/** The settings of the program, by flags and by environment variables; a flag wins. */
export const Settings = z
  .object({
    /** Where the embedded database keeps its data. */
    dataDir: z.string().min(1).default('var/central').transform(absolute),
    /** An address of a PostgreSQL 15 or newer; without it the embedded one runs. */
    databaseUrl: PostgresUrl.optional(),
    /** The same database as the role that owns its tables; without it one role does both. */
    databaseOwnerUrl: PostgresUrl.optional(),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.coerce.number().int().min(0).max(65_535).default(8480),
    /** The proxies in front, whose X-Forwarded-For is believed: addresses and networks, separated by commas. */
    trustProxy: z.string().default('').transform(proxiesIn),
    /** Where central is found from outside, e.g. `https://central.town.example`; with https, cookies are for TLS alone. */
    publicUrl: z.string().transform(originIn).optional(),
    /** The roles that have to sign in with a code of their phone besides the password: a list with commas, or `none`. */
    secondFactorFor: z.string().default('administrator,supervisor').transform(rolesIn),
    /** For trying: the accounts of the demo may sign in, and every page of the console says so. With `create-user`: makes one of them. */
    demo: z.enum(['true', 'false']).default('false'),
    /** The listener's address once more, where clear text may be spoken on a line that others share. */
    clearText: z.string().optional(),
    smtpUrl: z
      .string()
      .regex(/^smtps?:\/\//, 'an address that begins with smtp:// or smtps://')
      .optional(),
    /** The sender of receipts, e.g. `Our town <receipts@town.example>`. */
    mailFrom: z.string().min(3).max(254).optional(),
    /** A JSON file that names the Open311 endpoints of others to which towns' reports are forwarded, by town. */
    open311File: z.string().min(1).optional(),
    /** The folder to which the embedded database is backed up every day; without it, never. */
    backupTo: z.string().min(1).transform(absolute).optional(),
    /** From when on in this machine's day, and how many backups are kept. */
    backupAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 02:30')
      .default('02:30'),
    backupKeep: z.coerce.number().int().min(1).max(1_000).default(14),
    /** The file to which the audit log's head is added every day; by default in the data folder. */
    auditHeadFile: z.string().min(1).optional(),
    /** Whom the audit log's head is sent to every day by e-mail. */
    auditHeadTo: z.email().optional(),
    /** The certificates of the town's own authority (PEM), trusted besides the usual ones: for its mail server, and other towns' Open311. */
    caFile: z.string().min(1).optional(),
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
    /** How the letters of a file are written, where it is not UTF-8. */
    encoding: z.enum(ENCODINGS).default('utf-8'),
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
    /** Whether the key that will use a new enrolment code is confirmed with that. */
    confirmed: z.enum(['true', 'false']).default('false'),
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
  .refine(({ host, clearText }) => isLoopback(host) || clearText === host, {
    path: ['host'],
    message:
      'off this machine central would speak clear text: listen at 127.0.0.1 behind a proxy with TLS, or repeat the address as --clear-text',
  })
  .refine((settings) => settings.smtpUrl === undefined || settings.mailFrom !== undefined, {
    path: ['mailFrom'],
    message: 'is needed with smtpUrl',
  });
export type Settings = z.infer<typeof Settings>;

/** Where people open central's console, as far as its settings say so. */
export const consoleAddressOf = ({ publicUrl, host, port }: Settings): string =>
  publicUrl ?? `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;

export const auditHeadFileOf = ({ auditHeadFile, dataDir }: Settings): string =>
  auditHeadFile ?? join(dataDir, 'audit-heads.jsonl');

const FLAGS = {
  'data-dir': 'dataDir',
  host: 'host',
  port: 'port',
  'trust-proxy': 'trustProxy',
  'public-url': 'publicUrl',
  'second-factor-for': 'secondFactorFor',
  'clear-text': 'clearText',
  'mail-from': 'mailFrom',
  'open311-file': 'open311File',
  'backup-to': 'backupTo',
  'backup-at': 'backupAt',
  'backup-keep': 'backupKeep',
  'audit-head-file': 'auditHeadFile',
  'audit-head-to': 'auditHeadTo',
  'ca-file': 'caFile',
  'log-level': 'logLevel',
  town: 'town',
  role: 'role',
  limit: 'limit',
  'expires-days': 'expiresDays',
  into: 'into',
  language: 'language',
  encoding: 'encoding',
  source: 'source',
  translations: 'translations',
  ring: 'ring',
  percent: 'percent',
  'widen-to': 'widenTo',
  'wait-minutes': 'waitMinutes',
  'stop-above': 'stopAbove',
  window: 'window',
} as const;
/** Flags that name a file with the value: what holds a password is no argument, since every user of a machine reads those of all programs. */
const FILE_FLAGS = {
  'database-url-file': 'databaseUrl',
  'database-owner-url-file': 'databaseOwnerUrl',
  'smtp-url-file': 'smtpUrl',
} as const;
/** Flags without a value. */
const SWITCHES = {
  'language-fallback': 'languageFallback',
  'dry-run': 'dryRun',
  adopt: 'adopt',
  confirmed: 'confirmed',
  demo: 'demo',
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
  CENTRAL_PUBLIC_URL: 'publicUrl',
  CENTRAL_CLEAR_TEXT: 'clearText',
  CENTRAL_OPEN311_FILE: 'open311File',
  CENTRAL_BACKUP_TO: 'backupTo',
  CENTRAL_AUDIT_HEAD_FILE: 'auditHeadFile',
  CENTRAL_AUDIT_HEAD_TO: 'auditHeadTo',
  CENTRAL_CA_FILE: 'caFile',
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
  const secret = Object.keys(FILE_FLAGS).map((flag) => `--${flag.replace(/-file$/, '')}`);
  const shown = args.find((one) => secret.includes(one.split('=')[0] ?? ''));
  if (shown) {
    const flag = shown.split('=')[0];
    return {
      kind: 'wrong',
      reason: `${flag} may hold a password: put it into a file and name that with ${flag}-file`,
    };
  }
  try {
    const options = {
      ...Object.fromEntries(Object.keys(FLAGS).map((flag) => [flag, { type: 'string' as const }])),
      ...Object.fromEntries(Object.keys(FILE_FLAGS).map((flag) => [flag, { type: 'string' as const }])),
      ...Object.fromEntries(Object.keys(SWITCHES).map((flag) => [flag, { type: 'boolean' as const }])),
    };
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    words = parsed.positionals;
    for (const [flag, name] of Object.entries(FLAGS)) {
      const value = parsed.values[flag];
      if (typeof value === 'string') given[name] = value;
    }
    for (const [flag, name] of Object.entries(FILE_FLAGS)) {
      const file = parsed.values[flag];
      if (typeof file === 'string') given[name] = readFileSync(file, 'utf8').trim();
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
