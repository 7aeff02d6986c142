import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { AlarmRow } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { guessAlarms } from './guess-alarms.ts';

type Db = Kysely<Schema>;

/** Alarms, newest first. */
export async function listAlarmRows(
  db: Db,
  limit: number,
  townId: string | null = null,
): Promise<z.infer<typeof AlarmRow>[]> {
  const rows = await db
    .selectFrom('alarms')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'alarms.kiosk_id')
    .selectAll('alarms')
    .select('kiosks.code')
    .$if(townId !== null, (query) => query.where('kiosks.town_id', '=', townId))
    .orderBy('last_at', 'desc')
    .limit(limit)
    .execute();
  const alarms = rows.map((row) => ({
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    kind: row.kind,
    epoch: row.epoch,
    seq: row.seq,
    detail: row.detail,
    times: row.times,
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  }));
  return [
    ...(await guessAlarms(db, townId)),
    ...(await rolloutAlarms(db)),
    ...(await forwardAlarms(db, townId)),
    ...alarms,
  ].slice(0, limit);
}

/** An alarm for a rollout that stopped itself: it is there until someone starts another one. */
async function rolloutAlarms(db: Db): Promise<z.infer<typeof AlarmRow>[]> {
  const { rows } = await sql<{ version: string; times: number; first: Date; last: Date }>`
    select releases.version, count(distinct states.kiosk_id) as times, rollouts.started_at as first,
      coalesce(max(states.reported_at), rollouts.step_at) as last
    from rollouts
    join releases on releases.sha256 = rollouts.release_sha256
    left join kiosk_release_states as states on states.release_sha256 = rollouts.release_sha256
      and (states.state->>'kind' = 'rolled-back' or states.state->>'why' = 'wrong-file')
    where rollouts.state = 'stopped' and rollouts.rollout_id = (select max(rollout_id) from rollouts)
    group by releases.version, rollouts.started_at, rollouts.step_at
  `.execute(db);
  return rows.map((row) => ({
    kioskId: '',
    kioskCode: '',
    kind: 'rollout-stopped',
    epoch: 0,
    seq: 0,
    detail: `the rollout of ${row.version} stopped by itself: it failed on ${row.times} ${row.times === 1 ? 'kiosk' : 'kiosks'}`,
    times: row.times,
    firstAt: row.first.toISOString(),
    lastAt: row.last.toISOString(),
  }));
}

/** One alarm for each town with reports that could not be forwarded: it is there as long as they are. */
async function forwardAlarms(db: Db, townId: string | null): Promise<z.infer<typeof AlarmRow>[]> {
  const { rows } = await sql<{ town_id: string; times: number; first: Date; last: Date; problem: string }>`
    select town_id, count(*) as times, min(changed_at) as first, max(changed_at) as last,
      (array_agg(problem order by changed_at desc))[1] as problem
    from report_forwards where state = 'failed' and (${townId}::text is null or town_id = ${townId}) group by town_id order by max(changed_at) desc limit 50
  `.execute(db);
  return rows.map((row) => ({
    kioskId: '',
    kioskCode: row.town_id,
    kind: 'report-not-forwarded',
    epoch: 0,
    seq: 0,
    detail: row.problem,
    times: row.times,
    firstAt: row.first.toISOString(),
    lastAt: row.last.toISOString(),
  }));
}
