import { sql } from 'kysely';
import type { z } from 'zod';
import type { AuthenticatedKiosk } from '../../../central/server/access/index.ts';
import { holdForTransaction } from '../../../central/server/bills/index.ts';
import type { Central } from '../../../central/server/central.ts';
import { deliverEntries } from '../../../central/server/delivery/index.ts';
import { callClerkForSilence } from '../../../central/server/ledger/index.ts';
import { argonPasswords } from '../../../central/server/passwords/index.ts';
import { type Contract, deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import type { CentralClient } from '../../../main/sync/index.ts';
import type { WorldTime } from './world-time.ts';

export type WorldClient = CentralClient;

export type WorldBill = {
  readonly billId: string;
  readonly billNumber: string;
  readonly amountMinor: number;
};

/** Central's own functions on a real PostgreSQL, with a line to each kiosk that may lose what is said in both directions. */
export type WorldCentral = {
  readonly townId: string;
  readonly enrol: (kiosk: { kioskId: string; code: string; publicKey: string }) => Promise<void>;
  readonly makeBill: (bill: WorldBill) => Promise<void>;
  readonly clientOf: (kiosk: AuthenticatedKiosk, reaches: () => boolean) => WorldClient;
  readonly lookForSilence: () => Promise<void>;
  readonly db: Central['db'];
};

export type WorldCentralParts = {
  readonly db: Central['db'];
  readonly townId: string;
  readonly limits: Central['limits'];
  readonly time: WorldTime;
  readonly random: () => number;
  /** How often an answer of central is lost on its way, 0 to 1. */
  readonly loses: number;
};

export function openWorldCentral(parts: WorldCentralParts): WorldCentral {
  const { db, townId, time, random } = parts;
  const central: Central = {
    db,
    now: time.now,
    limits: parts.limits,
    passwords: argonPasswords(),
    secondFactorFor: [],
    demo: false,
  };
  const asked = (kiosk: AuthenticatedKiosk, path: string, body: unknown): Promise<unknown> => {
    if (path === holdBills.path) return holdForTransaction(central, kiosk, holdBills.request.parse(body));
    if (path === deliverJournal.path)
      return deliverEntries(central, kiosk, deliverJournal.request.parse(body).entries);
    throw new Error(`nothing answers at ${path}`);
  };

  return {
    townId,
    db,
    enrol: async ({ kioskId, code, publicKey }) => {
      await sql`
        insert into kiosks (kiosk_id, town_id, code, name, public_key, epoch, head_hash, created_at, confirmed_at)
        values (${kioskId}::uuid, ${townId}, ${code}, ${code}, ${publicKey}, 1, ${'0'.repeat(64)}, ${time.now()}, ${time.now()})
      `.execute(db);
    },
    makeBill: async ({ billId, billNumber, amountMinor }) => {
      const account = { town_id: townId, account_number: '104-2210' };
      await sql`
        insert into accounts (town_id, account_number, holder_name, surname)
        values (${account.town_id}, ${account.account_number}, 'Ann Lee', 'Lee') on conflict do nothing
      `.execute(db);
      const { rows } = await sql`
        insert into bills (town_id, bill_id, account_number, bill_number, kind, due_on, currency, amount_minor, imported_at)
        select town_id, ${billId}, ${account.account_number}, ${billNumber}, kind, '2026-12-01', 'EUR', ${amountMinor}, ${time.now()}
        from bill_kinds where town_id = ${townId} limit 1 returning bill_id
      `.execute(db);
      if (rows.length === 0) throw new Error('the town knows no kind of bill');
    },
    clientOf: (kiosk, reaches) => ({
      call: async <Request extends z.ZodType, Response extends z.ZodType>(
        contract: Contract<Request, Response>,
        body: z.infer<Request>,
      ) => {
        const lost = { kind: 'unreachable', why: 'the line' } as const;
        // The wire takes a moment, in which the journal grows on.
        await time.waitMs(200 + random() * 1_500);
        if (!reaches()) return lost;
        // Both ways over the wire, as JSON.
        const heard: unknown = JSON.parse(JSON.stringify(body));
        const answer = JSON.stringify(await time.track(asked(kiosk, contract.path, heard)));
        if (!reaches() || random() < parts.loses) return lost;
        return { kind: 'answered' as const, value: contract.response.parse(JSON.parse(answer)) };
      },
    }),
    lookForSilence: () => time.track(callClerkForSilence(db, time.now())),
  };
}
