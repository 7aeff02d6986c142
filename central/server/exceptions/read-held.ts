import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { inLanguage } from '../../../domain/text/index.ts';
import type { HeldThing } from '../../wire/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';
import { readBookingRules, readTown } from '../town/index.ts';

type Db = Kysely<Schema>;
type Held = z.infer<typeof HeldThing>;
export type HeldByTransaction = ReadonlyMap<string, readonly Held[]>;

/** The bills and slots that these transactions hold until their money has its place. What is held for a time only is not among them. */
export async function readHeld(db: Db, asked: readonly Whose[]): Promise<HeldByTransaction> {
  const held = new Map<string, Held[]>();
  if (asked.length === 0) return held;
  const keep = (whose: Whose, thing: Held): void => {
    held.set(keyOf(whose), [...(held.get(keyOf(whose)) ?? []), thing]);
  };
  for (const { whose, thing } of await heldBills(db, asked)) keep(whose, thing);
  for (const { whose, thing } of await heldSlots(db, asked)) keep(whose, thing);
  return held;
}

/** What one transaction holds. */
export const heldBy = (held: HeldByTransaction, whose: Whose): Held[] => [...(held.get(keyOf(whose)) ?? [])];

type Found = { readonly whose: Whose; readonly thing: Held };

async function heldBills(db: Db, asked: readonly Whose[]): Promise<Found[]> {
  const rows = await db
    .selectFrom('holds')
    .innerJoin('bills', (join) =>
      join.onRef('bills.town_id', '=', 'holds.town_id').onRef('bills.bill_id', '=', 'holds.bill_id'),
    )
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.town_id', '=', 'bills.town_id')
        .onRef('accounts.account_number', '=', 'bills.account_number'),
    )
    .select(['holds.kiosk_id', 'holds.transaction_id', 'holds.amount_minor'])
    .select(['bills.bill_number', 'bills.currency', 'accounts.holder_name'])
    .where('holds.expires_at', 'is', null)
    .where(isOneOf(asked, 'holds'))
    .orderBy('bills.bill_number')
    .execute();
  return rows.map((row) => ({
    whose: { kioskId: row.kiosk_id, transactionId: row.transaction_id },
    thing: {
      kind: 'bill',
      billNumber: row.bill_number,
      holderName: row.holder_name,
      amountMinor: row.amount_minor,
      currency: row.currency,
    },
  }));
}

async function heldSlots(db: Db, asked: readonly Whose[]): Promise<Found[]> {
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('state', '=', 'held')
    .where('held_until', 'is', null)
    .where(isOneOf(asked, 'bookings'))
    .orderBy('starts_at')
    .execute();
  const names = new Map<string, NameSlot>();
  for (const { town_id } of rows) if (!names.has(town_id)) names.set(town_id, await slotNames(db, town_id));
  return rows.map((row) => ({
    whose: { kioskId: row.kiosk_id, transactionId: row.transaction_id },
    thing: {
      kind: 'slot',
      ...(names.get(row.town_id) ?? byId)(row.facility_id, row.unit_id),
      at: row.starts_at.toISOString(),
      until: row.ends_at.toISOString(),
    },
  }));
}

type NameSlot = (facilityId: string, unitId: string) => { readonly facility: string; readonly unit: string };

const byId: NameSlot = (facility, unit) => ({ facility, unit });

/** What a town calls its facilities; one that it has no more keeps its id. */
async function slotNames(db: Db, townId: string): Promise<NameSlot> {
  const town = await readTown(db, townId);
  const rules = await readBookingRules(db, townId);
  if (!town || !rules) return byId;
  const say = (text: Readonly<Record<string, string>>): string =>
    inLanguage(text, 'en', town.defaultLanguage).text;
  return (facilityId, unitId) => {
    const facility = rules.facilities.find((one) => one.facilityId === facilityId);
    const unit = facility?.units.find((one) => one.unitId === unitId);
    return { facility: facility ? say(facility.title) : facilityId, unit: unit ? say(unit.title) : unitId };
  };
}
