import { z } from 'zod';
import { localTimeIn } from '../time/index.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 02:00');

/** When a site may be without its kiosk for a moment, in the town's time; over midnight where `to` is before `from`. */
export const MaintenanceWindow = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'another time than from' });
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

/** Whether a window is open; none is open always. */
export function isWindowOpen(window: MaintenanceWindow | null, timeZone: string, now: Date): boolean {
  if (!window) return true;
  const time = localTimeIn(timeZone, now).slice(11, 16);
  const { from, to } = window;
  return from < to ? from <= time && time < to : from <= time || time < to;
}
