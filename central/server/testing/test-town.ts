import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TOWN_ID = 'millbrook';

const say = (en: string): { en: string } => ({ en });

/** A service that costs nothing. */
const callBack = {
  kind: 'form',
  serviceId: 'call-back',
  icon: 'message',
  title: say('Ask for a call'),
  description: say('We call you'),
  pages: [
    {
      pageId: 'you',
      title: say('You'),
      fields: [
        { kind: 'phone', fieldId: 'phone', label: say('Phone') },
        { kind: 'date', fieldId: 'day', label: say('Day'), earliest: { daysFromToday: 0 } },
      ],
    },
  ],
  outcome: { message: say('We will call you.') },
};

/** A service whose fee depends on an answer. */
const petTag = {
  kind: 'form',
  serviceId: 'pet-tag',
  icon: 'pet',
  title: say('Pet tag'),
  description: say('A tag for each animal'),
  pages: [
    {
      pageId: 'animals',
      title: say('Animals'),
      fields: [{ kind: 'number', fieldId: 'animals', label: say('How many'), least: 1, most: 5 }],
    },
  ],
  fees: [
    { feeId: 'tag', title: say('Tag'), amount: { kind: 'looked-up', fee: 'pet-tag' } },
    {
      feeId: 'more',
      title: say('More animals'),
      amount: { kind: 'per-unit', field: 'animals', eachMinor: 500, free: 1 },
    },
  ],
  outcome: { message: say('Your tag is on its way.') },
};

/** A report of a problem in the town. */
const report = {
  kind: 'form',
  serviceId: 'report',
  icon: 'report',
  title: say('Report a problem'),
  description: say('Potholes & lamps'),
  pages: [
    {
      pageId: 'what',
      title: say('What'),
      fields: [
        {
          kind: 'choice',
          fieldId: 'category',
          label: say('Kind'),
          options: [
            { value: 'pothole', label: { en: 'Pothole', ar: 'حفرة' } },
            { value: 'lamp', label: say('Lamp <out> & dark') },
            { value: 'other', label: say('Something else') },
          ],
        },
        {
          kind: 'choice',
          fieldId: 'danger',
          when: { field: 'category', is: 'pothole' },
          label: say('Is anybody in danger?'),
          options: [
            { value: 'no', label: say('No') },
            { value: 'yes', label: say('Yes') },
          ],
        },
        {
          kind: 'number',
          fieldId: 'depth',
          when: { field: 'danger', is: 'yes' },
          label: say('How deep'),
          least: 1,
          most: 100,
        },
        { kind: 'date', fieldId: 'since', label: say('Since'), optional: true, latest: { daysFromToday: 0 } },
      ],
    },
    {
      pageId: 'where',
      title: say('Where'),
      fields: [
        { kind: 'place', fieldId: 'place', label: say('Place') },
        { kind: 'text', fieldId: 'words', label: say('Words'), lines: true, longest: 1_000, optional: true },
      ],
    },
    {
      pageId: 'you',
      title: say('You'),
      fields: [
        { kind: 'person', fieldId: 'name', label: say('Name'), optional: true },
        { kind: 'email', fieldId: 'email', label: say('E-mail'), optional: true },
        { kind: 'phone', fieldId: 'phone', label: say('Phone'), optional: true },
      ],
    },
  ],
  outcome: { message: say('The team will look at it.') },
  open311: {
    categoryField: 'category',
    placeField: 'place',
    descriptionField: 'words',
    contactFields: ['name', 'email', 'phone'],
    codes: { pothole: 'POTHOLE', lamp: 'LAMP', other: 'OTHER' },
  },
};

/** An application: its fee is asked when it is approved. */
const permit = {
  kind: 'form',
  serviceId: 'permit',
  icon: 'permit',
  title: say('Building permit'),
  description: say('Apply'),
  pages: [
    {
      pageId: 'you',
      title: say('You'),
      fields: [
        { kind: 'person', fieldId: 'applicant', label: say('Applicant') },
        { kind: 'number', fieldId: 'area', label: say('Area'), least: 1, most: 1_000 },
      ],
    },
  ],
  outcome: {
    message: say('We will decide within 14 days.'),
    decision: {
      person: 'applicant',
      onApproval: {
        billKind: 'water',
        dueInDays: 30,
        fees: [
          {
            feeId: 'area',
            title: say('By area'),
            amount: { kind: 'per-unit', field: 'area', eachMinor: 250 },
          },
        ],
      },
    },
  },
};

/** Booking a court: its fee is the court's. */
const bookCourt = {
  kind: 'form',
  serviceId: 'book-court',
  icon: 'calendar',
  title: say('Book a court'),
  description: say('Tennis'),
  pages: [
    {
      pageId: 'when',
      title: say('When'),
      fields: [{ kind: 'slot', fieldId: 'slot', label: say('What') }],
    },
    { pageId: 'you', title: say('You'), fields: [{ kind: 'person', fieldId: 'name', label: say('Name') }] },
  ],
  fees: [{ feeId: 'booking', title: say('Booking'), amount: { kind: 'per-slot', field: 'slot' } }],
  outcome: { message: say('It is booked.') },
};

const openAlways = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '08:00', to: '20:00' }]]),
);
const tennis = {
  facilityId: 'tennis',
  title: say('Tennis'),
  description: say('Two courts'),
  units: [
    { unitId: 'court-1', title: say('Tennis court 1') },
    { unitId: 'court-2', title: say('Tennis court 2') },
  ],
  hours: { weekly: openAlways },
  slotMinutes: 60,
  mostSlots: 2,
  daysAhead: 30,
  noticeMinutes: 60,
  feePerSlotMinor: 800,
  cancelUntilHours: 24,
};

const queue = (queueId: string, letter: string, minutesEach: number, desks: string[]): object => ({
  queueId,
  letter,
  title: say(`Queue ${letter}`),
  description: say('What it is for'),
  whereToWait: say('On the ground floor'),
  minutesEach,
  desks,
});

/** A folder with a town in it, as IT would import it. */
export function townFolder(currency = 'EUR', townId = TOWN_ID): string {
  const folder = mkdtempSync(join(tmpdir(), 'town-'));
  const town = {
    townId,
    name: say('Millbrook'),
    languages: ['en', 'ar'],
    defaultLanguage: 'en',
    currency,
    timeZone: 'Europe/Berlin',
    colour: '#14532d',
    welcome: say('Welcome'),
    address: say('1 Main Street'),
    phone: '555 0100',
    help: say('At the desk'),
    receiptFooter: say('Thank you'),
  };
  mkdirSync(join(folder, 'bills'));
  mkdirSync(join(folder, 'services'));
  for (const service of [callBack, petTag, report, permit, bookCourt]) {
    writeFileSync(join(folder, 'services', `${service.serviceId}.json`), JSON.stringify(service));
  }
  writeFileSync(join(folder, 'fees.json'), JSON.stringify({ 'pet-tag': 1_500 }));
  writeFileSync(
    join(folder, 'queues.json'),
    JSON.stringify([queue('ids', 'A', 10, ['1', '2']), queue('taxes', 'C', 5, ['2', '3'])]),
  );
  writeFileSync(join(folder, 'facilities.json'), JSON.stringify([tennis]));
  writeFileSync(join(folder, 'town.json'), JSON.stringify(town));
  writeFileSync(
    join(folder, 'bills', 'kinds.json'),
    JSON.stringify([
      { kind: 'water', title: say('Water bill') },
      { kind: 'dog-tax', title: say('Dog tax') },
    ]),
  );
  return folder;
}

export const BILL_COLUMNS =
  'account_number,card_number,holder_name,surname,bill_number,bill_kind,due_on,amount,least_part';

/** A bill file of these lines with the right control line, perhaps with others before it. */
export function billFile(lines: readonly string[], controls: readonly string[] = []): Buffer {
  const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.split(',')[7]) * 100), 0);
  const sum = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return Buffer.from(
    `${BILL_COLUMNS}\n${[...lines, ...controls].join('\n')}\n#total,${lines.length},${sum}\n`,
  );
}

/** One bill of an account that has nothing else special about it. */
export const billLine = (account: string, bill: string, amount: string, leastPart = ''): string =>
  `${account},,Ann Lee,Lee,${bill},water,2026-12-01,${amount},${leastPart}`;
