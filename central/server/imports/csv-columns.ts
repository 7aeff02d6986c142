import { csvOf } from './csv-writer.ts';
import type { ImportedList } from './found.ts';
import { readHours } from './hours-cell.ts';

/** What a cell holds: a text of the source's language, a fact as it stands, or one that is read. */
export type Column = {
  readonly name: string;
  readonly field: string;
  readonly needed: boolean;
  readonly kind: 'text' | 'fact';
  /** What stands in a cell, for the template and for the error message. */
  readonly example: string;
  /** The cell's value; undefined when it is not written as the example. */
  readonly read?: (cell: string) => unknown;
};

const text = (name: string, example: string, needed = false): Column => ({
  name,
  field: name,
  needed,
  kind: 'text',
  example,
});
const fact = (name: string, example: string, more: Partial<Column> = {}): Column => ({
  name,
  field: name,
  needed: false,
  kind: 'fact',
  example,
  ...more,
});

const number = (cell: string): number | undefined =>
  /^-?\d{1,3}([.,]\d{1,12})?$/.test(cell) ? Number(cell.replace(',', '.')) : undefined;
const YES_NO = new Map([
  ['yes', true],
  ['no', false],
  ['true', true],
  ['false', false],
]);
const yesNo = (cell: string): boolean | undefined => YES_NO.get(cell.toLowerCase());
const localTime = (cell: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/.test(cell) ? cell.replace(' ', 'T') : undefined;

const id = fact('id', 'mill-library', { needed: true });
const phone = fact('phone', '+353 20 910 0199');
const email = fact('email', 'office@town.example');
const url = fact('url', 'https://town.example/office');
const room = text('room', 'Ground floor, room 2');
const keywords = text('keywords', 'everyday words for it');
const hours = fact('hours', 'mon-fri 09:00-12:30 13:30-17:00 / sat 10:00-13:00', {
  read: (cell) => readHours(cell) ?? undefined,
});
const placeId = fact('place_id', 'town-hall', { field: 'placeId' });

/** The columns that a CSV file of each list may have, in the template's order. */
export const COLUMNS: Readonly<Record<ImportedList, readonly Column[]>> = {
  departments: [
    id,
    text('name', 'Parks office', true),
    text('summary', 'Trees, playgrounds and benches.', true),
    phone,
    email,
    room,
    placeId,
    hours,
    url,
    keywords,
  ],
  people: [
    id,
    fact('name', 'Maeve Doyle', { needed: true }),
    text('role', 'Head of parks', true),
    fact('department_id', 'parks', { field: 'departmentId' }),
    phone,
    email,
    room,
    url,
    keywords,
  ],
  places: [
    id,
    text('name', 'Mill Library', true),
    fact('kind', 'library', { needed: true }),
    fact('longitude', '-8.0216', { needed: true, read: number }),
    fact('latitude', '52.3110', { needed: true, read: number }),
    fact('address', '3 High Street', { needed: true }),
    fact('step_free', 'yes', { field: 'stepFree', needed: true, read: yesNo }),
    text('description', 'Books, newspapers and a warm room.'),
    phone,
    email,
    hours,
    url,
    keywords,
  ],
  events: [
    id,
    text('title', 'Plant swap', true),
    text('description', 'Bring a plant, take a plant.', true),
    fact('starts', '2027-05-08 10:00', { needed: true, read: localTime }),
    fact('ends', '2027-05-08 12:00', { needed: true, read: localTime }),
    fact('all_day', 'no', { field: 'allDay', read: yesNo }),
    placeId,
    url,
    keywords,
  ],
};

/** A CSV file of a list with its header and one row as an example. */
export const csvTemplate = (list: ImportedList): string =>
  csvOf([COLUMNS[list].map(({ name }) => name), COLUMNS[list].map(({ example }) => example)]);
