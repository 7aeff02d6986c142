import { z } from 'zod';
import { AuditFilter } from '../../wire/index.ts';
import { instantsOf } from '../words/index.ts';

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

/** What central is asked for: the same in instants. */
export const filterOf = (
  { fromDay, toDay, ...same }: Narrowing,
  timeZone: string,
): z.input<typeof AuditFilter> => ({ ...same, ...instantsOf({ fromDay, toDay }, timeZone) });
