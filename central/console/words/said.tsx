import type { Times } from './times.ts';
import { useWords } from './town-words.ts';

/** How much of a time is said; see `Times`. */
type How = keyof Times;

/** A time by the town's clocks. Pointed at, it says its time zone too. */
export function At({ at, how = 'full' }: { readonly at: string; readonly how?: How }) {
  const { times } = useWords();
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times[how](at)}
    </time>
  );
}

/** A service by its title. */
export const ServiceTitle = ({ serviceId }: { readonly serviceId: string }) =>
  useWords().serviceTitle(serviceId);

/** A kiosk by its name, with its code. */
export const KioskTitle = ({ kioskCode }: { readonly kioskCode: string }) => useWords().kioskTitle(kioskCode);
