import { z } from 'zod';
import { OpeningHours } from '../content/index.ts';
import { LocalizedText } from '../text/index.ts';

export const QueueId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
export type QueueId = z.infer<typeof QueueId>;

/** What a desk is called on its sign, e.g. `3` or `2A`. */
export const DeskName = z.string().regex(/^[0-9A-Z]{1,4}$/, 'one to four digits or capital letters, e.g. 3');
export type DeskName = z.infer<typeof DeskName>;

/** One capital letter: every number of the queue begins with it. */
export const QueueLetter = z.string().regex(/^[A-Z]$/, 'one capital letter');

/** What residents wait for together, and at which desks they are served. */
export const QueueDefinition = z.strictObject({
  queueId: QueueId,
  letter: QueueLetter,
  title: LocalizedText,
  description: LocalizedText,
  /** Where to wait, one sentence; it stands on the printed number. */
  whereToWait: LocalizedText,
  /** How long one resident takes, in minutes, as long as nothing has been measured today. */
  minutesEach: z.int().min(1).max(240),
  desks: z.array(DeskName).min(1).max(30),
  /** When its numbers are given out, and on which days not; left out: at any time. */
  hours: OpeningHours.optional(),
});
export type QueueDefinition = z.infer<typeof QueueDefinition>;

export const QueueDefinitions = z
  .array(QueueDefinition)
  .min(1)
  .max(20)
  .superRefine((queues, context) => {
    for (const name of ['queueId', 'letter'] as const) {
      queues.forEach((queue, at) => {
        if (queues.findIndex((other) => other[name] === queue[name]) === at) return;
        context.addIssue({ code: 'custom', path: [at, name], message: 'one that no other queue has' });
      });
    }
  });

/** A service that gives numbers for some of the town's queues. */
export const QueueService = z.strictObject({
  kind: z.literal('queue'),
  serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  icon: z.literal('queue'),
  title: LocalizedText,
  description: LocalizedText,
  queues: z.array(QueueId).min(1).max(12),
  /** Whether residents with an appointment can say here that they have come. */
  checkIn: z.boolean(),
});
export type QueueService = z.infer<typeof QueueService>;
