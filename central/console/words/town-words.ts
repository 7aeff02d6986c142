import { createContext, useContext } from 'react';
import { inLanguage } from '../../../domain/text/index.ts';
import type { Titles } from '../../wire/index.ts';
import { serviceName } from './service-name.ts';
import { type Times, timesIn } from './times.ts';
import { type TypedAmounts, typedAmountsIn } from './typed-amounts.ts';

/** How the console says a town's times, services and kiosks. */
export type TownWords = {
  /** The town whose clocks all times are; its name, and its IANA time zone. */
  readonly town: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly times: Times;
  readonly amounts: TypedAmounts;
  readonly services: readonly Named[];
  readonly kiosks: readonly Named[];
  readonly languages: readonly string[];
  /** The title of a service; what the town has no title for is spelled out. */
  readonly serviceTitle: (serviceId: string) => string;
  /** The name of a kiosk with its code. */
  readonly kioskTitle: (kioskCode: string) => string;
};

type Named = { readonly id: string; readonly title: string };

const NO_TOWN = {
  townId: '',
  name: {},
  timeZone: 'UTC',
  currency: 'EUR',
  languages: [],
  writes: 'en',
  services: [],
};

/** The words of a town. Who works for several reads times by the clocks of the first, and types amounts as it does. */
export function townWords({ towns, kiosks }: Titles): TownWords {
  const [first = NO_TOWN] = towns;
  const { timeZone, currency, writes } = first;
  const all = towns.length === 0 ? [first] : towns;
  const say = (text: Readonly<Record<string, string>>): string => inLanguage(text, 'en', 'en').text;
  const services = new Map(
    all.flatMap((town) => town.services.map(({ serviceId, title }) => [serviceId, say(title)])),
  );
  const names = new Map(kiosks.map(({ kioskCode, name }) => [kioskCode, name]));
  const kioskTitle = (code: string): string => {
    const name = names.get(code);
    return name === undefined || name === code ? code : `${name} (${code})`;
  };
  return {
    town: all.map(({ name }) => say(name)).join(', '),
    timeZone,
    currency,
    times: timesIn(timeZone),
    amounts: typedAmountsIn(writes),
    services: [...services].map(([id, title]) => ({ id, title })),
    kiosks: kiosks.map(({ kioskId, kioskCode }) => ({ id: kioskId, title: kioskTitle(kioskCode) })),
    languages: [...new Set(all.flatMap(({ languages }) => languages))],
    serviceTitle: (serviceId) => services.get(serviceId) ?? serviceName(serviceId),
    kioskTitle,
  };
}

export const TownWordsContext = createContext<TownWords | null>(null);

export function useWords(): TownWords {
  const words = useContext(TownWordsContext);
  if (!words) throw new Error('a page is shown before the town’s words are known');
  return words;
}
