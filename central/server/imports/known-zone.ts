import { SHOWN_CITIES, WINDOWS_ZONES } from './windows-zones.ts';

const LONGEST_NAME = 200;
const MOST_KEPT = 1_000;

/**
 * The IANA zone of a name in a calendar; null when no one knows it. Calendars name zones as IANA does, as Windows does, as
 * Outlook shows them (`(UTC+01:00) Amsterdam, Berlin`), or with a maker before the name (`/mozilla.org/20050126_1/Europe/Berlin`).
 */
export function knownZone(name: string): string | null {
  if (name.length > LONGEST_NAME) return null;
  const before = known.get(name);
  if (before !== undefined) return before;
  const zone = zoneOfName(name);
  if (known.size < MOST_KEPT) known.set(name, zone);
  return zone;
}

/** Kept by name, as every date of a series asks for its zone; it depends on the name alone. */
const known = new Map<string, string | null>();

function zoneOfName(name: string): string | null {
  const plain = name
    .trim()
    .replace(/^"+|"+$/g, '')
    .trim();
  const end = /(?:^|\/)((?:[A-Za-z_]+\/)?[A-Za-z_]+\/[A-Za-z_+\-\d]+)$/.exec(plain)?.[1] ?? plain;
  const shown = /^\((?:UTC|GMT)[^)]*\)\s*(.+)$/i.exec(plain)?.[1]?.toLowerCase();
  const city = shown?.split(/[,(]/)[0]?.trim();
  const candidates = [
    WINDOWS_ZONES.get(plain.toLowerCase()),
    ...(shown === undefined ? [plain, end, end.split('/').slice(-2).join('/')] : []),
    city === undefined ? undefined : SHOWN_CITIES.get(city),
    city === undefined ? undefined : zoneOfCity(city),
  ];
  for (const candidate of candidates) {
    const zone = candidate === undefined ? null : zoneNamed(candidate);
    if (zone !== null) return zone;
  }
  return null;
}

/** The zones that are called by a city, by that city in small letters. */
const CITIES = new Map(
  Intl.supportedValuesOf('timeZone')
    .toReversed()
    .map((zone) => [zone.toLowerCase().split('/').at(-1) ?? zone, zone]),
);
const zoneOfCity = (city: string): string | undefined => CITIES.get(city.replaceAll(' ', '_'));

function zoneNamed(name: string): string | null {
  // An offset such as +01:00 is no zone: it has no summer.
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
