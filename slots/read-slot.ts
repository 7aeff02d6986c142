import { readdir } from 'node:fs/promises';
import {
  type Release,
  type ReleaseKeys,
  refusalInWords,
  type SignedDocument,
  verifyRelease,
} from '../domain/release/index.ts';
import { cryptography } from './cryptography.ts';
import { type ReleasePlaces, SlotName, slotName } from './places.ts';
import { readSigned } from './trusted-keys.ts';

/** A slot by its signed document; whether its files are those of the document is another question. */
export type Slot =
  | {
      readonly kind: 'signed';
      readonly name: SlotName;
      readonly release: Release;
      readonly sha256: string;
    }
  | { readonly kind: 'unusable'; readonly name: string; readonly why: string };

/** All slots, by name. */
export async function readSlots(
  places: ReleasePlaces,
  lists: readonly ReleaseKeys[],
): Promise<ReadonlyMap<string, Slot>> {
  const names = await readdir(places.slotsFolder).catch(() => []);
  const slots = await Promise.all(names.map((name) => readSlot(places, name, lists)));
  return new Map(slots.map((slot) => [slot.name, slot]));
}

export async function readSlot(
  places: ReleasePlaces,
  name: string,
  lists: readonly ReleaseKeys[],
): Promise<Slot> {
  const unusable = (why: string): Slot => ({ kind: 'unusable', name, why });
  if (!SlotName.safeParse(name).success) return unusable('its name is not that of a slot');
  const { release: file, signatures } = places.slot(name);
  const signed = await readSigned(file, signatures);
  if (!signed) return unusable('its release document or the signatures cannot be read');
  const verified = verifyByAnyList(signed, lists);
  if (verified.kind === 'refused') return unusable(refusalInWords(verified.why));
  const { release, sha256 } = verified;
  if (slotName(release) !== name) return unusable(`its document is that of ${slotName(release)}`);
  return { kind: 'signed', name: slotName(release), release, sha256 };
}

/**
 * A program that is installed was taken when the list of that time was trusted: a key that is revoked later must not leave the
 * kiosk without a program. Each list counts its own keys against its own threshold.
 */
export function verifyByAnyList(
  signed: SignedDocument,
  lists: readonly ReleaseKeys[],
): ReturnType<typeof verifyRelease> {
  let first: ReturnType<typeof verifyRelease> | null = null;
  for (const list of lists) {
    const verified = verifyRelease(signed, list, cryptography);
    if (verified.kind === 'good') return verified;
    first ??= verified;
  }
  return first ?? { kind: 'refused', why: 'wrong-signature' };
}
