import { z } from 'zod';
import { instantIn } from '../../../domain/time/index.ts';
import { AuditFilter } from '../../wire/index.ts';

const Day = z.iso.date();
const { search, actor } = AuditFilter.shape;

/** What the audit log is narrowed to, as its address says it: by the town's days. */
export const AuditSearch = z.strictObject({
  search,
  actor,
  fromDay: Day.optional(),
  toDay: Day.optional(),
  after: z.string().max(200).optional(),
});
export type Narrowing = Omit<z.infer<typeof AuditSearch>, 'after'>;

const MINUTE_MS = 60_000;

/** What central is asked for: the same in instants. */
export function filterOf(
  { fromDay, toDay, ...same }: Narrowing,
  timeZone: string,
): z.input<typeof AuditFilter> {
  const from = fromDay === undefined ? null : instantIn(timeZone, `${fromDay}T00:00`);
  const last = toDay === undefined ? null : instantIn(timeZone, `${toDay}T23:59`);
  return {
    ...same,
    from: from?.toISOString(),
    until: last ? new Date(last.getTime() + MINUTE_MS).toISOString() : undefined,
  };
}
