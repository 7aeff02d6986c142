import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../domain/ipc/index.ts';
import { useKiosk } from '../../frame/index.ts';

/** What is free, as far as it is known. */
export type Free<Found> = { readonly kind: 'asking' } | { readonly kind: 'failed' } | Found;

type Month = Extract<CallOutput<'booking.month'>, { kind: 'found' }>;
type Day = Extract<CallOutput<'booking.day'>, { kind: 'found' }>;

/** The days of a month; another `round` asks again. */
export function useFreeMonth(facilityId: string, month: string, round: number): Free<Month> {
  const { calls } = useKiosk();
  return useAsked<Month>(`${facilityId} ${month} ${round}`, () =>
    calls['booking.month']({ facilityId, month }),
  );
}

/** The slots of a day; another `round` asks again. */
export function useFreeDay(facilityId: string, day: string, round: number): Free<Day> {
  const { calls } = useKiosk();
  return useAsked<Day>(`${facilityId} ${day} ${round}`, () => calls['booking.day']({ facilityId, day }));
}

function useAsked<Found extends { readonly kind: 'found' }>(
  question: string,
  ask: () => Promise<Found | { readonly kind: 'unreachable' | 'not-now' }>,
): Free<Found> {
  const [known, setKnown] = useState<{ readonly question: string; readonly free: Free<Found> } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question says all that the answer depends on
  useEffect(() => {
    let left = false;
    const take = (free: Free<Found>): void => {
      if (!left) setKnown({ question, free });
    };
    ask().then(
      (answer) => take(answer.kind === 'found' ? answer : { kind: 'failed' }),
      () => take({ kind: 'failed' }),
    );
    return () => {
      left = true;
    };
  }, [question]);
  return known?.question === question ? known.free : { kind: 'asking' };
}
