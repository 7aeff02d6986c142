import type { z } from 'zod';
import type { KioskRow } from '../../wire/index.ts';
import { showAge } from '../words/index.ts';
import { texts } from './texts.ts';

type Retention = z.infer<typeof KioskRow>['retention'];

/** What a kiosk's own retention erased last, in words; null as long as it has not said. */
export function erasedAtKiosk(retention: Retention, now: Date): string | null {
  if (!retention) return null;
  const { erased, held, at } = retention;
  const counts = held > 0 ? `${erased} (${texts.held} ${held})` : String(erased);
  return `${texts.erased}: ${counts}, ${showAge(at, now)}`;
}
