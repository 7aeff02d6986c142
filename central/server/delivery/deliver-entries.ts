import { sql } from 'kysely';
import type { Delivered, JournalHead, VerifySignature } from '../../../domain/journal/index.ts';
import type { DeliverAnswer } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { type AlarmKind, raiseAlarms } from '../alarms/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction, isOfTheData } from '../database/index.ts';
import { digest, verifyTogether } from '../ledger/index.ts';
import { checkDelivery, type KnownHashes } from './check-delivery.ts';
import { keepInParts } from './keep-in-parts.ts';
import { keepEntries } from './project-entries.ts';
import { verdictsOf } from './verdicts.ts';

/**
 * Takes a delivery of journal entries, all or none, in one transaction under the kiosk's row lock: so deliveries of one
 * kiosk come one after the other, and what is answered is on disk. An entry that cannot be used is set aside, so that those
 * after it are taken.
 */
export async function deliverEntries(
  central: Central,
  kiosk: AuthenticatedKiosk,
  delivered: readonly Delivered[],
): Promise<DeliverAnswer> {
  // Begun before the kiosk's row is locked, and done in other threads while the database answers.
  const verifying = verifyTogether(
    kiosk.publicKey,
    delivered.map(({ entry }) => entry),
  );
  try {
    return await deliver(central, kiosk, delivered, verifying, keepEntries);
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    return deliver(central, kiosk, delivered, verifying, keepInParts);
  }
}

async function deliver(
  central: Central,
  kiosk: AuthenticatedKiosk,
  delivered: readonly Delivered[],
  verifying: Promise<VerifySignature>,
  keep: typeof keepEntries,
): Promise<DeliverAnswer> {
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<DeliverAnswer> => {
    const { code, confirmed, head } = await lockHead(transaction, kiosk.kioskId);
    const known = await knownHashes(transaction, kiosk.kioskId, head, delivered);
    const checked = checkDelivery(kiosk.kioskId, head, known, delivered, digest, await verifying);
    switch (checked.kind) {
      case 'gap':
        return { kind: 'gap', head };
      case 'fork':
      case 'broken': {
        const { epoch, seq } = checked.entry;
        const detail = checked.kind === 'broken' ? checked.why : 'another entry stands here already';
        const kind: AlarmKind = checked.kind;
        await raiseAlarms(transaction, kiosk.kioskId, now, [{ kind, epoch, seq, detail }]);
        return { kind: checked.kind, head, seq };
      }
      case 'fits': {
        const postings = await keep(transaction, { ...kiosk, code, confirmed }, checked.fresh, now);
        const verdicts = await verdictsOf(transaction, kiosk.kioskId, delivered, postings);
        return { kind: 'accepted', head: checked.head, verdicts };
      }
    }
  });
}

async function lockHead(
  transaction: DatabaseTransaction,
  kioskId: string,
): Promise<{ readonly code: string; readonly confirmed: boolean; readonly head: JournalHead }> {
  const row = await transaction
    .selectFrom('kiosks')
    .select(['code', 'confirmed_at', 'epoch', 'head_seq', 'head_hash'])
    .where('kiosk_id', '=', kioskId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const confirmed = row.confirmed_at !== null;
  return { code: row.code, confirmed, head: { epoch: row.epoch, seq: row.head_seq, hash: row.head_hash } };
}

/** The hashes of those delivered entries that the ledger has already. Usually there are none, and nothing is asked. */
async function knownHashes(
  transaction: DatabaseTransaction,
  kioskId: string,
  head: JournalHead,
  delivered: readonly Delivered[],
): Promise<KnownHashes> {
  const seqs = delivered.map(({ entry }) => entry.seq).filter((seq) => seq <= head.seq);
  if (seqs.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('journal_entries')
    .select(['seq', 'hash'])
    .where('kiosk_id', '=', kioskId)
    .where('epoch', '=', head.epoch)
    .where('seq', '=', sql<number>`any(${seqs}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.hash]));
}
