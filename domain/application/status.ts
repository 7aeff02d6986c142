import { z } from 'zod';

/** How far the town is with an application, or with a report. */
export const ApplicationStatus = z.enum([
  'received',
  'in-review',
  'more-needed',
  'approved',
  'refused',
  'closed',
]);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** The statuses that a clerk may set after this one; what is decided stays decided, but can be closed. */
export function nextStatuses(status: ApplicationStatus): readonly ApplicationStatus[] {
  switch (status) {
    case 'received':
      return ['in-review', 'more-needed', 'approved', 'refused'];
    case 'in-review':
      return ['more-needed', 'approved', 'refused'];
    case 'more-needed':
      return ['in-review', 'approved', 'refused'];
    case 'approved':
    case 'refused':
      return ['closed'];
    case 'closed':
      return [];
  }
}
