import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../../domain/failure/index.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const optionsSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  'page-port': port.default(7070),
  'printer-port': port.default(9100),
  /** Its own address, as the port of the terminal's protocol is fixed. */
  'terminal-host': z.string().min(1).optional(),
  'terminal-port': port.default(8443),
  'terminal-passphrase': z.string().min(8).default('bench-passphrase'),
  'terminal-key-id': z.string().min(1).default('bench'),
  'terminal-key-version': z.coerce.number().int().min(0).default(1),
  'poi-id': z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .default('V400m-324688179'),
  'notification-url': z.url().optional(),
  'smtp-port': port.default(2525),
  /** A JSON file with codes and cards to offer on the page. */
  presets: z.string().min(1).optional(),
  'data-dir': z.string().min(1).default('var/bench'),
  /** A card is presented by itself a second after the terminal asks for it. */
  'auto-card': z.boolean().default(false),
  /** The printer stands on a serial line in the data folder instead of the network. */
  'printer-serial': z.boolean().default(false),
  /** Millimetres a second. */
  'printer-speed': z.coerce.number().positive().max(100_000).default(200),
});

export type BenchOptions = z.infer<typeof optionsSchema>;

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: BenchOptions }
  | { readonly kind: 'wrong'; readonly message: string };

/** The command line, each argument checked; `wrong` names the argument and what was expected. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  try {
    const known = Object.fromEntries(
      Object.entries(optionsSchema.shape).map(([name, schema]) => [
        name,
        { type: isSwitch(schema) ? ('boolean' as const) : ('string' as const) },
      ]),
    );
    const parsed = optionsSchema.safeParse(
      parseArgs({ args: [...args], options: known, strict: true }).values,
    );
    return parsed.success
      ? { kind: 'options', options: parsed.data }
      : { kind: 'wrong', message: z.prettifyError(parsed.error) };
  } catch (error) {
    return { kind: 'wrong', message: messageOf(error) };
  }
}

function isSwitch(schema: z.ZodType): boolean {
  return schema instanceof z.ZodDefault && schema.def.innerType instanceof z.ZodBoolean;
}
