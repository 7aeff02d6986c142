import type { Page } from '@playwright/test';

const DAY_MS = 24 * 3_600_000;

/** As the town's clocks show it, e.g. `2026-12-05 18:00`. */
export const inTown = (instant: Date): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Dublin', dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );

/** The day in the town so many days from now, e.g. `2026-12-05`. */
export const dayInTown = (fromToday: number): string =>
  inTown(new Date(Date.now() + fromToday * DAY_MS)).slice(0, 10);

/** Whether the calendar, which begins with this month, has to be turned on for this day of the coming weeks. */
export async function isOnNextSheet(page: Page, day: string): Promise<boolean> {
  await page.getByTestId('calendar-title').waitFor();
  return (await page.getByTestId(`day-${day}`).count()) === 0;
}
