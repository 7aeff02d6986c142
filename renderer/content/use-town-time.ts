import { useEffect, useState } from 'react';
import { localTimeIn } from '../../domain/time/index.ts';

const LOOK_EVERY_MS = 5_000;

/** What the clocks of the town show, to the minute. */
export function useTownTime(timeZone: string): string {
  const [time, setTime] = useState(() => localTimeIn(timeZone, new Date()));
  useEffect(() => {
    const look = (): void => setTime(localTimeIn(timeZone, new Date()));
    const timer = window.setInterval(look, LOOK_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [timeZone]);
  return time;
}
