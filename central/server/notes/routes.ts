import { listNotes, writeNote } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { addNote, listNotesOf } from './notes.ts';

/** How people write for the next one what no field has a place for. */
export function noteRoutes({ people }: Callers, central: Central): void {
  people.serve(listNotes, (input) => listNotesOf(central.db, input));
  people.serve(writeNote, (input, person) => addNote(central, input, person));
}
