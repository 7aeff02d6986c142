import { slotRules } from '../../../domain/booking/index.ts';
import type { SlotRules } from '../../../domain/form/index.ts';
import { useContent } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';

/** How booked times are said and checked here; main and central check them again. */
export function useSlotRules(): SlotRules {
  const { facilities = [], definition } = useKiosk().settings.town;
  const { holidays } = useContent();
  return slotRules({ facilities, holidays, timeZone: definition.timeZone }, new Date());
}
