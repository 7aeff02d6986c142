import type { Database } from '../database/index.ts';

type Row = {
  readonly serviceId: string;
  readonly count: number;
  readonly mean: number;
  readonly scores: number[];
  readonly reasons: Record<string, number>;
};

/** What residents think of each service since a moment. */
export async function listRatingRows(
  db: Database,
  since: Date,
  townId: string | null = null,
): Promise<Row[]> {
  const rows = await db
    .selectFrom('ratings')
    .select((select) => ['service_id', 'score', 'reason', select.fn.countAll<number>().as('times')])
    .where('rated_at', '>=', since)
    .$if(townId !== null, (query) => query.where('town_id', '=', townId))
    .groupBy(['service_id', 'score', 'reason'])
    .orderBy('service_id')
    .execute();
  const byService = new Map<string, Row>();
  for (const { service_id, score, reason, times } of rows) {
    const before = byService.get(service_id) ?? { ...NONE, serviceId: service_id };
    byService.set(service_id, {
      ...before,
      count: before.count + times,
      scores: before.scores.map((each, at) => (at === score - 1 ? each + times : each)),
      reasons: reason
        ? { ...before.reasons, [reason]: (before.reasons[reason] ?? 0) + times }
        : before.reasons,
    });
  }
  return [...byService.values()].map((row) => ({ ...row, mean: meanOf(row.scores, row.count) }));
}

const NONE: Row = { serviceId: '', count: 0, mean: 0, scores: [0, 0, 0, 0, 0], reasons: {} };

const meanOf = (scores: readonly number[], count: number): number =>
  Math.round((scores.reduce((sum, times, at) => sum + times * (at + 1), 0) / count) * 10) / 10;
