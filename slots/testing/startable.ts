import { filesProblems, readSlots, readTrustedKeys } from '../index.ts';
import type { TestMachine } from './machine.ts';

/** The slots that a launcher would start: signed, and every file as in the list. */
export async function startable({ keysFile, places }: TestMachine): Promise<string[]> {
  const keys = await readTrustedKeys(keysFile, places.keysFolder);
  const slots = await readSlots(places, keys.kind === 'trusted' ? keys.lists : []);
  const found: string[] = [];
  for (const slot of slots.values()) {
    if (slot.kind !== 'signed') continue;
    const problems = await filesProblems(places.slot(slot.name).app, slot.release.files);
    if (problems.length === 0) found.push(slot.name);
  }
  return found.sort();
}
