import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { KioskRow } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { fingerprintOf } from './confirm-kiosk.ts';

type Db = Kysely<Schema>;

/** All kiosks by their code, with what their last heartbeat told. */
export async function listKioskRows(
  db: Db,
  townId: string | null = null,
): Promise<z.infer<typeof KioskRow>[]> {
  const rows = await db
    .selectFrom('kiosks')
    .leftJoin('kiosk_health', 'kiosk_health.kiosk_id', 'kiosks.kiosk_id')
    .leftJoin('content_versions', (join) =>
      join
        .onRef('content_versions.town_id', '=', 'kiosks.town_id')
        .onRef('content_versions.version', '=', 'kiosk_health.content_version'),
    )
    .selectAll('kiosks')
    .select(['last_seen_at', 'kiosk_health.version', 'screen', 'devices', 'waiting'])
    .select(['content_version', 'published_at', 'retention'])
    .select(({ selectFrom }) =>
      selectFrom('content_versions as published')
        .select(({ fn }) => fn.max('published.version').as('newest'))
        .whereRef('published.town_id', '=', 'kiosks.town_id')
        .as('newest'),
    )
    .$if(townId !== null, (query) => query.where('kiosks.town_id', '=', townId))
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    name: row.name,
    townId: row.town_id,
    state: row.revoked_at ? 'revoked' : row.public_key ? 'enrolled' : 'new',
    fingerprint: row.public_key === null ? null : fingerprintOf(row.public_key),
    confirmed: row.confirmed_at !== null,
    epoch: row.epoch,
    headSeq: row.head_seq,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    version: row.version,
    screen: row.screen,
    waiting: row.waiting,
    // Validated when the heartbeat came.
    devices: (row.devices ?? []) as z.infer<typeof KioskRow>['devices'],
    // Validated when the heartbeat came.
    retention: row.retention as z.infer<typeof KioskRow>['retention'],
    content:
      row.content_version === null
        ? null
        : {
            version: row.content_version,
            publishedAt: row.published_at?.toISOString() ?? null,
            // What came with the town's folder is newest where nothing was published.
            isNewest: row.content_version >= (row.newest ?? 0),
          },
  }));
}
