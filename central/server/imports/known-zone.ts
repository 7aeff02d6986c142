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
  const path = plain.replaceAll(' ', '_').replace(/\/+$/, '');
  const end = /(?:^|\/)((?:[A-Za-z_]+\/)?[A-Za-z_]+\/[A-Za-z_+\-\d]+)$/.exec(path)?.[1] ?? path;
  // `(UTC+01:00) Amsterdam, Berlin`, also without the offset, and `Greenwich Mean Time : Dublin, London`.
  const [, offset = '', shown = ''] = /^(\((?:UTC|GMT)[^)]*\)\s*)?(?:[^:/]*:)?\s*(.+)$/i.exec(plain) ?? [];
  const city = shown.split(/[,(]/)[0]?.trim().toLowerCase() ?? '';
  const isShown = offset !== '' || /[,(:]/.test(plain);
  const candidates = [
    windowsZone(plain),
    ...(isShown ? [] : [plain, end, end.split('/').slice(-2).join('/')]),
    ...(plain.includes('//') ? [] : [SHOWN_CITIES.get(city), zoneOfCity(city)]),
  ];
  for (const candidate of candidates) {
    const zone = candidate === undefined ? null : zoneNamed(candidate);
    if (zone !== null) return zone;
  }
  return null;
}

/** A zone of Windows, as Exchange and others write it: behind an address of Microsoft's, with a number behind it when it came twice, without a space. */
function windowsZone(plain: string): string | undefined {
  const name = plain
    .toLowerCase()
    .replace(/^tzone:\/\/microsoft\//, '')
    .replace(/ \d$/, '')
    .replace(/^([a-z])\.\s*(?=[a-z])/, '$1. ');
  return WINDOWS_ZONES.get(name);
}

/** The zones that are called by a city, by that city in small letters. */
const CITIES = new Map(
  Intl.supportedValuesOf('timeZone')
    .toReversed()
    .map((zone) => [zone.toLowerCase().split('/').at(-1) ?? zone, zone]),
);
const zoneOfCity = (city: string): string | undefined =>
  /^[a-z. _-]+$/.test(city) ? CITIES.get(city.replaceAll(' ', '_')) : undefined;

function zoneNamed(name: string): string | null {
  // An offset such as +01:00 is no zone: it has no summer.
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
