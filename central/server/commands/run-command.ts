import { z } from 'zod';
import { KioskCode } from '../../../domain/wire/index.ts';
import { listAlarmRows } from '../alarms/index.ts';
import { importBills, listBillRows, previewBills } from '../bills/index.ts';
import type { Central } from '../central.ts';
import { contentKeyFile, publishContent, readPlainFile, rotateContentKey } from '../content/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { catchUpSearch, rebuildSearch } from '../finding/index.ts';
import { retryFailed } from '../forwarding/index.ts';
import { confirmKiosk, createKiosk, listKioskRows, revokeKiosk } from '../kiosks/index.ts';
import { createClient, listClients, revokeClient } from '../open311/index.ts';
import { createDisplay, importAppointments, listDisplays, revokeDisplay } from '../queue/index.ts';
import { importTown, onlyTown } from '../town/index.ts';
import { listTransactionRows } from '../transactions/index.ts';
import { auditCommand } from './audit-commands.ts';
import { backupCommand, restoreCommand } from './backup-commands.ts';
import { ACTOR, type Command, type CommandResult, type EarlyCommand, outcome, refused } from './command.ts';
import { importCommands } from './import-commands.ts';
import type { Settings } from './options.ts';
import { releaseCommand } from './release-commands.ts';
import { createUserCommand, userCommand } from './user-commands.ts';

/** The command line is one person's and another's: who types the fingerprint has compared it. */
const CONFIRMING_ACTOR = 'command-line: confirmation';
/** Larger ones are not even read; what each import takes, it says itself. */
const LARGEST_FILE = 30_000_000;

/** The commands besides `serve`, each with the words that follow it. */
export const commands: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  'import-town': {
    usage: '<folder>',
    run: async (central, [folder = '']) => outcome(await importTown(central, folder, ACTOR), 'imported'),
  },
  'import-bills': {
    usage: '<file.csv> [--dry-run] [--encoding utf-16|windows-1252]',
    run: async (central, [file = ''], settings) => {
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      const content = await readPlainFile(file, LARGEST_FILE);
      if (typeof content === 'string') return refused(content);
      if (settings.dryRun === 'true')
        return outcome(await previewBills(central, townId, content, settings.encoding), 'previewed');
      return outcome(
        await importBills(central, townId, content, ACTOR, { encoding: settings.encoding }),
        'imported',
      );
    },
  },
  'import-appointments': {
    usage: '<file.csv> [--encoding utf-16|windows-1252]',
    run: async (central, [file = ''], settings) => {
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      const content = await readPlainFile(file, LARGEST_FILE);
      if (typeof content === 'string') return refused(content);
      return outcome(
        await importAppointments(central, townId, content, ACTOR, settings.encoding),
        'imported',
      );
    },
  },
  'import-content': {
    usage: '<content folder> [--expires-days N]',
    run: async (central, [folder = ''], settings) => {
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      const keyFile = contentKeyFile(settings.dataDir);
      const expiresInDays = settings.expiresDays ?? null;
      const published = await publishContent(central, keyFile, {
        townId,
        folder,
        expiresInDays,
        actor: ACTOR,
      });
      return { done: published.kind !== 'refused', answer: published };
    },
  },
  ...importCommands,
  'rotate-content-key': {
    usage: '',
    run: async (central, _words, { dataDir }) =>
      outcome(await rotateContentKey(central, contentKeyFile(dataDir), ACTOR), 'rotated'),
  },
  'create-kiosk': {
    usage: '<code> <name> [--confirmed]',
    run: async (central, words, settings) => {
      const code = KioskCode.safeParse(words[0]);
      const name = z.string().trim().min(1).max(80).safeParse(words[1]);
      if (!code.success) return refused('the code must be 2 to 10 capital letters and digits');
      if (!name.success) return refused('the name must be 1 to 80 characters');
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      return outcome(
        await createKiosk(
          central,
          { townId, code: code.data, name: name.data, confirms: settings.confirmed === 'true' },
          ACTOR,
        ),
        'created',
      );
    },
  },
  'confirm-kiosk': {
    usage: '<code> <fingerprint>',
    run: async (central, [code = '', fingerprint = '']) =>
      outcome(
        await confirmKiosk(central, { code, fingerprint, townId: null }, CONFIRMING_ACTOR),
        'confirmed',
      ),
  },
  'revoke-kiosk': {
    usage: '<code>',
    run: async (central, [code = '']) =>
      (await revokeKiosk(central, code, ACTOR))
        ? { done: true, answer: { kind: 'revoked' } }
        : refused('no such kiosk'),
  },
  'rebuild-search': {
    usage: '',
    run: async ({ db }) => ({ done: true, answer: { kind: 'rebuilt', ...(await rebuildSearch(db)) } }),
  },
  'create-user': createUserCommand,
  'create-open311-key': {
    usage: '<name of the program>',
    run: async (central, words, settings) => {
      const name = z.string().trim().min(1).max(80).safeParse(words[0]);
      if (!name.success) return refused('the name must be 1 to 80 characters');
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      return outcome(await createClient(central, { townId, name: name.data }, ACTOR), 'created');
    },
  },
  'revoke-open311-key': {
    usage: '<client id>',
    run: async (central, [clientId = '']) =>
      (await revokeClient(central, clientId, ACTOR))
        ? { done: true, answer: { kind: 'revoked' } }
        : refused('no such key'),
  },
  'open311-keys': { usage: '', run: async (central) => list({ keys: await listClients(central) }) },
  'create-display': {
    usage: '<name of the screen>',
    run: async (central, words, settings) => {
      const name = z.string().trim().min(1).max(80).safeParse(words[0]);
      if (!name.success) return refused('the name must be 1 to 80 characters');
      const townId = await townOf(central, settings);
      if (townId === null) return noTown;
      return outcome(await createDisplay(central, { townId, name: name.data }, ACTOR), 'created');
    },
  },
  'revoke-display': {
    usage: '<display id>',
    run: async (central, [displayId = '']) =>
      (await revokeDisplay(central, displayId, ACTOR))
        ? { done: true, answer: { kind: 'revoked' } }
        : refused('no such display'),
  },
  displays: { usage: '', run: async (central) => list({ displays: await listDisplays(central) }) },
  'retry-forwards': {
    usage: '',
    run: async (central) => list({ kind: 'queued', reports: await retryFailed(central) }),
  },
  bills: {
    usage: '[search]',
    run: async ({ db, now }, [search], { limit }) =>
      list(await listBillRows(db, { search, limit, now: now() })),
  },
  transactions: {
    usage: '',
    run: async ({ db }, _words, { limit }) => {
      await catchUpSearch(db);
      return list(await listTransactionRows(db, { limit }));
    },
  },
  alarms: {
    usage: '',
    run: async ({ db }, _words, { limit }) => list({ alarms: await listAlarmRows(db, limit) }),
  },
  exceptions: {
    usage: '',
    run: async ({ db, now }, _words, { limit }) =>
      list({ exceptions: await listExceptionRows(db, { closed: true, limit, now: now() }) }),
  },
  user: userCommand,
  audit: auditCommand,
  release: releaseCommand,
  kiosks: { usage: '', run: async ({ db }) => list({ kiosks: await listKioskRows(db) }) },
};

/** The commands that open the database themselves. */
export const earlyCommands: Readonly<Record<string, { readonly usage: string; readonly run: EarlyCommand }>> =
  { backup: backupCommand, restore: restoreCommand };

const list = (answer: object): CommandResult => ({ done: true, answer });
const noTown = refused('which town? import one, or name it with --town');

const townOf = async ({ db }: Central, { town }: Settings): Promise<string | null> => town ?? onlyTown(db);
