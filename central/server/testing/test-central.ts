import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Role } from '../../wire/index.ts';
import { buildApp } from '../app/index.ts';
import { importBills } from '../bills/index.ts';
import type { Central } from '../central.ts';
import { createKiosk } from '../kiosks/index.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { argonPasswords } from '../passwords/index.ts';
import { importTown } from '../town/index.ts';
import { testDatabase } from './test-database.ts';
import { enrolTestKiosk, newKey, type TestKiosk } from './test-kiosk.ts';
import { billFile, TOWN_ID, townFolder } from './test-town.ts';

export type TestCentral = {
  readonly central: Central;
  readonly address: string;
  readonly url: string;
  /** The database as the role that owns the tables, for what the program itself can never do. */
  readonly ownerUrl: string;
  /** The same as the server's administrator, who alone can put a backup back. */
  readonly adminUrl: string;
  /** What was logged. */
  readonly log: readonly string[];
  /** Lets central's clock run ahead. */
  readonly later: (ms: number) => void;
  /** Stops central's clock, for what counts tries in a time: a busy machine would let that time pass. Returns what lets it run on. */
  readonly standStill: () => () => void;
  /** A kiosk that is enrolled and confirmed. */
  readonly kiosk: (code?: string) => Promise<TestKiosk>;
  readonly enrolmentCode: (code: string, confirms?: boolean) => Promise<string>;
  readonly importLines: (lines: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A central that listens, with the town of the tests in a database of its own. */
export async function testCentral(
  limits: Partial<Limits> = {},
  consoleFolder = fileURLToPath(new URL('no-console', import.meta.url)),
  secondFactorFor: readonly Role[] = [],
  demo = false,
): Promise<TestCentral> {
  const database = await testDatabase();
  let ahead = 0;
  let stoodAt: number | null = null;
  const log: string[] = [];
  const central: Central = {
    db: database.db,
    now: () => new Date((stoodAt ?? Date.now()) + ahead),
    limits: { ...defaultLimits, ...limits },
    passwords: argonPasswords(),
    secondFactorFor,
    demo,
  };
  await importTown(central, townFolder(), 'test');
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const app = await buildApp(central, {
    log: logger,
    consoleFolder,
    proxies: ['127.0.0.1'],
    publicUrl: null,
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const enrolmentCode = async (code: string, confirms = true): Promise<string> => {
    const wanted = { townId: TOWN_ID, code, name: 'Town hall', confirms };
    const created = await createKiosk(central, wanted, 'test');
    if (created.kind !== 'created') throw new Error(created.reason);
    return created.enrolmentCode;
  };
  return {
    central,
    address,
    url: database.url,
    ownerUrl: database.ownerUrl,
    adminUrl: database.adminUrl,
    log,
    later: (ms) => {
      ahead += ms;
    },
    standStill: () => {
      stoodAt = Date.now();
      return () => {
        stoodAt = null;
      };
    },
    enrolmentCode,
    kiosk: async (code = 'MILL1') => {
      const createdMs = central.now().getTime();
      return enrolTestKiosk(address, await enrolmentCode(code), newKey(), { createdMs });
    },
    importLines: async (lines) => {
      const imported = await importBills(central, TOWN_ID, billFile(lines), 'test');
      if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
