import type { z } from 'zod';
import { NO_PREVIOUS_HASH } from '../../../domain/journal/index.ts';
import type { enrol } from '../../../domain/wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import { callClerkForOldJournal } from '../ledger/index.ts';
import { claimTry, giveBackTry } from '../throttle/index.ts';
import { hashOfCode } from './enrolment-code.ts';

export type Enrolment = z.infer<typeof enrol.request>;
export type EnrolmentAnswer = z.infer<typeof enrol.response>;

/**
 * Enrols a kiosk whose request was signed by the key that it brings. A kiosk that is enrolled again begins a new epoch,
 * and its old key stops working. The same code again by the same key (the answer was lost) is answered again.
 */
export async function enrolKiosk(
  central: Central,
  enrolment: Enrolment,
  address: string,
): Promise<EnrolmentAnswer> {
  const { limits } = central;
  const now = central.now();
  const codeHash = hashOfCode(enrolment.code);
  const buckets = [
    {
      name: `enrol:address:${sha256(address)}`,
      limit: limits.enrolmentsFailedPerAddress,
    },
    { name: `enrol:code:${codeHash}`, limit: limits.enrolmentsFailedPerCode },
  ];
  const claim = await claimTry(central.db, buckets, limits.tryWindowMs, now);
  if (claim.kind === 'throttled') return { kind: 'refused' };
  const answer = await inTransaction(central.db, (transaction) =>
    useCode(transaction, codeHash, enrolment.publicKey, now),
  );
  if (answer.kind === 'enrolled') await giveBackTry(central.db, claim.tryIds);
  return answer;
}

async function useCode(
  transaction: DatabaseTransaction,
  codeHash: string,
  publicKey: string,
  now: Date,
): Promise<EnrolmentAnswer> {
  const code = await transaction
    .selectFrom('enrolment_codes')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'enrolment_codes.kiosk_id')
    .selectAll('kiosks')
    .select(['used_by', 'made_by', 'confirms'])
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
  if (!code) return { kind: 'refused' };
  const answer = (epoch: number): EnrolmentAnswer => ({
    kind: 'enrolled',
    kioskId: code.kiosk_id,
    kioskCode: code.code,
    name: code.name,
    townId: code.town_id,
    epoch,
  });
  if (code.used_by !== null) {
    const again = code.used_by === publicKey && code.public_key === publicKey && code.revoked_at === null;
    return again ? answer(code.epoch) : { kind: 'refused' };
  }
  // Another kiosk's key is a copied disk: one key never speaks for two kiosks.
  const known = await transaction
    .selectFrom('kiosks')
    .select('kiosk_id')
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
  if (known && known.kiosk_id !== code.kiosk_id) return { kind: 'refused' };
  const epoch = code.epoch + 1;
  await transaction
    .updateTable('enrolment_codes')
    .set({ used_at: now, used_by: publicKey })
    .where('code_hash', '=', codeHash)
    .execute();
  await transaction
    .updateTable('kiosks')
    .set({
      public_key: publicKey,
      epoch,
      head_seq: 0,
      head_hash: NO_PREVIOUS_HASH,
      enrolled_at: now,
      enrolled_by: code.made_by,
      confirmed_at: code.confirms ? now : null,
      confirmed_by: code.confirms ? code.made_by : null,
      revoked_at: null,
    })
    .where('kiosk_id', '=', code.kiosk_id)
    .execute();
  await callClerkForOldJournal(transaction, code.kiosk_id, now);
  await writeAudit(transaction, now, {
    actor: `kiosk:${code.code}`,
    action: 'enrol',
    subject: code.code,
    detail: { epoch },
  });
  return answer(epoch);
}
