import type { z } from 'zod';
import { type Heartbeat, type heartbeat, MONEY_MAY_WAIT_MS } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { raiseAlarms } from '../alarms/index.ts';
import type { Central } from '../central.ts';

/**
 * Keeps how the kiosk is, and tells it where central's copy of its journal ends, so that it sends again what central
 * lost. A head of another history than central's raises an alarm.
 */
export async function takeHeartbeat(
  central: Central,
  kiosk: AuthenticatedKiosk,
  beat: Heartbeat,
): Promise<z.infer<typeof heartbeat.response>> {
  const now = central.now();
  const health = {
    last_seen_at: now,
    version: beat.version,
    boot_id: beat.bootId,
    screen: beat.screen,
    devices: JSON.stringify(beat.devices),
    waiting: beat.waiting,
    head_seq: beat.head.seq,
    content_version: beat.contentVersion ?? null,
    retention: beat.retention ? JSON.stringify(beat.retention) : null,
  };
  await central.db
    .insertInto('kiosk_health')
    .values({ kiosk_id: kiosk.kioskId, ...health })
    .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(health))
    .execute();
  const row = await central.db
    .selectFrom('kiosks')
    .select(['epoch', 'head_seq', 'head_hash'])
    .where('kiosk_id', '=', kiosk.kioskId)
    .executeTakeFirstOrThrow();
  const sameSeq = row.epoch === beat.head.epoch && row.head_seq === beat.head.seq;
  if (sameSeq && row.head_hash !== beat.head.hash) {
    const detail = 'the kiosk names another hash for its last entry';
    await raiseAlarms(central.db, kiosk.kioskId, now, [
      { kind: 'fork', epoch: row.epoch, seq: row.head_seq, detail },
    ]);
  }
  const since = beat.moneyWaitingSince ?? null;
  if (since !== null && now.getTime() - Date.parse(since) > MONEY_MAY_WAIT_MS) {
    const detail = `money has waited since ${since}; ${beat.waiting} ${beat.waiting === 1 ? 'entry waits' : 'entries wait'}`;
    await raiseAlarms(central.db, kiosk.kioskId, now, [
      { kind: 'money-undelivered', epoch: row.epoch, seq: row.head_seq, detail },
    ]);
  }
  return { head: { epoch: row.epoch, seq: row.head_seq, hash: row.head_hash } };
}
