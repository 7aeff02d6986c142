const MEGABYTE = 1_000_000;

/** Texts in a row, each made from its number. */
const many = (count: number, one: (at: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, at) => one(at)).join(between);

const calendar = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n');
const event = (at: number, ...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', `UID:${at}@x`, `SUMMARY:Event ${at}`, ...lines, 'END:VEVENT'].join('\r\n');
const rule = (words: string): string => calendar(event(1, 'DTSTART:20270104T100000', `RRULE:${words}`));
const zone = (words: string): string =>
  calendar(
    'BEGIN:VTIMEZONE\r\nTZID:Nowhere\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200',
    `RRULE:${words}\r\nEND:STANDARD\r\nEND:VTIMEZONE`,
    event(1, 'DTSTART;TZID=Nowhere:20270104T100000'),
  );
const numbers = (count: number): string => many(count, String, ',');

/** Rules that never yield a day, or hardly any, however long one looks. */
export const BARREN_RULES: readonly string[] = [
  'FREQ=DAILY;COUNT=2000000000;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;COUNT=2000000000;BYDAY=MO;BYMONTH=2;BYMONTHDAY=31',
  'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2',
  'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
  'FREQ=DAILY;INTERVAL=2000000000',
  'FREQ=WEEKLY;INTERVAL=2000000000;BYDAY=MO',
  'FREQ=YEARLY;INTERVAL=100000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO',
];
export const barrenCalendar = rule;

export const CALENDARS: ReadonlyMap<string, () => string> = new Map([
  [
    'an event at every second since 1970',
    () =>
      calendar(
        event(
          1,
          'DTSTART:19700101T100000',
          `RRULE:FREQ=DAILY;BYHOUR=${numbers(24)};BYMINUTE=${numbers(60)};BYSECOND=${numbers(60)}`,
        ),
      ),
  ],
  ['a zone whose clocks change every second', () => zone('FREQ=SECONDLY')],
  ['a zone whose clocks change on the 30 February', () => zone('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')],
  [
    'a million dates that are left out',
    () => calendar(event(1, 'DTSTART:20270104T100000', 'RRULE:FREQ=DAILY', dates('EXDATE', 1_000_000))),
  ],
  [
    'four hundred thousand dates that are left out, in short lines',
    () =>
      calendar(
        event(
          1,
          'DTSTART:20270104T100000',
          'RRULE:FREQ=DAILY',
          many(100, () => dates('EXDATE;TZID=Europe/Berlin', 4_000), '\r\n'),
        ),
      ),
  ],
  ['a line of colons', () => calendar(event(1, `DTSTART;${':'.repeat(20 * MEGABYTE)}x`))],
  [
    'ten thousand daily series',
    () => calendar(many(10_000, (at) => event(at, 'DTSTART:20270104T100000', 'RRULE:FREQ=DAILY'), '\r\n')),
  ],
  [
    'HTML that begins and never ends',
    () =>
      calendar(
        many(
          1_400,
          (at) =>
            event(
              at,
              'DTSTART:20270104T100000',
              `DESCRIPTION:<b>${'<!--'.repeat(2_400)}${'<script>'.repeat(1_200)}`,
            ),
          '\r\n',
        ),
      ),
  ],
  ['fifteen million empty lines', () => calendar('\r\n'.repeat(14 * MEGABYTE))],
]);

const dates = (name: string, count: number): string =>
  `${name}:${many(count, (at) => `20270104T10${String(at % 60).padStart(2, '0')}${String(Math.floor(at / 60) % 60).padStart(2, '0')}`, ',')}`;

const service = (at: number, more: string): string =>
  `{"id":"s${at}","status":"active","name":"Service ${at}",${more}}`;

export const SERVICES: ReadonlyMap<string, () => string> = new Map([
  ['a depth of fifteen million', () => `${'['.repeat(15 * MEGABYTE)}${']'.repeat(15 * MEGABYTE)}`],
  ['nine million empty objects', () => `[${service(1, `"x":[${'{},'.repeat(9 * MEGABYTE)}{}]`)}]`],
  [
    'four hundred thousand locations',
    () =>
      `[${many(
        100,
        (at) =>
          service(
            at,
            `"service_at_locations":[${many(4_000, (one) => `{"location":{"id":"l${at}-${one}","name":"x","latitude":1,"longitude":2}}`, ',')}]`,
          ),
        ',',
      )}]`,
  ],
]);

export const TABLES: ReadonlyMap<string, () => string> = new Map([
  ['thirty million commas', () => ','.repeat(30 * MEGABYTE)],
  ['a header of fifteen million columns', () => 'a,'.repeat(15 * MEGABYTE)],
  ['fifteen million lines', () => 'a\n'.repeat(15 * MEGABYTE)],
  ['a quotation mark that never closes', () => `id,name,summary\n"${'x\n'.repeat(14 * MEGABYTE)}`],
  ['ten thousand rows that are all wrong', () => `id,name,summary\n${'1,\u0007,x\n'.repeat(10_000)}`],
]);

const BILL_COLUMNS =
  'account_number,card_number,holder_name,surname,bill_number,bill_kind,due_on,amount,least_part';

export const BILLS: ReadonlyMap<string, () => string> = new Map([
  ['twenty megabytes of short lines', () => `${BILL_COLUMNS}\n${'a\n'.repeat(8 * MEGABYTE)}`],
  [
    'two hundred thousand lines that are all wrong',
    () => `${BILL_COLUMNS}\n${'a,,b,b,c,x,d,e,\n'.repeat(200_000)}`,
  ],
  ['one line of twenty megabytes', () => `${BILL_COLUMNS}\n${'x'.repeat(19 * MEGABYTE)}`],
]);

/** A bill file as large as one may be, and right. */
export const wholeBillFile = (count: number): string =>
  `${BILL_COLUMNS}\n${many(
    count,
    (at) =>
      `${String(at)
        .padStart(7, '0')
        .replace(/(?<=^...)/, '-')},,Ann Murphy ${at},Murphy,B-${String(at)
        .padStart(8, '0')
        .replace(/(?<=^....)/, '-')},water,2027-01-31,12.50,\n`,
  )}#total,${count},${(12.5 * count).toFixed(2)}\n`;

export const APPOINTMENTS: ReadonlyMap<string, () => string> = new Map([
  ['five megabytes of empty lines', () => `reference,surname,time,queue\n${'\n'.repeat(4_900_000)}`],
  [
    'twenty thousand lines that are all wrong',
    () => `reference,surname,time,queue\n${'x,y,z,w\n'.repeat(20_000)}`,
  ],
]);
