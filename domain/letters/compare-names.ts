import { z } from 'zod';
import { type Letter, plainly } from './letters.ts';
import { type NamePart, partsOf } from './name-parts.ts';

/** What a town decides about family names that prove who somebody is. */
export const NameRule = z
  .object({
    /** Either name of a double one is enough: `García` for `García Peña`. Without it both are needed. */
    halfIsEnough: z.boolean(),
  })
  .readonly();
export type NameRule = z.infer<typeof NameRule>;

/**
 * How a typed family name compares with the one on record. `same`: it is that name, in any spelling. `alike`: it differs by
 * letters alone that the keyboard may lack, and is no guess. An empty name is no one's.
 */
export function compareNames(
  typed: string,
  known: string,
  { halfIsEnough }: NameRule,
): 'same' | 'alike' | 'other' {
  const [all, wanted] = [partsOf(typed), partsOf(known)];
  if (all.length === 0 || wanted.length === 0) return 'other';
  const [bare, core] = [withoutParticles(all), withoutParticles(wanted)];
  if (isSpelled(joined(all), joined(wanted)) || isSpelled(joined(bare), joined(core))) return 'same';
  if (isInOtherOrder(bare, core)) return 'same';
  if (halfIsEnough && (isHalfOf(bare, core) || isHalfOf(core, bare))) return 'same';
  return isAlike(joined(bare), joined(core)) ? 'alike' : 'other';
}

const withoutParticles = (parts: readonly NamePart[]): readonly NamePart[] =>
  parts.filter(({ isParticle }) => !isParticle);
const joined = (parts: readonly NamePart[]): readonly Letter[] => parts.flatMap(({ letters }) => letters);

/** More spellings of one name than these are not tried. */
const MOST_SPELLINGS = 64;

/** Whether two rows of letters have a spelling in common. */
function isSpelled(typed: readonly Letter[], known: readonly Letter[]): boolean {
  return spelled(typed).some((text) => fits(text, known));
}

function spelled(letters: readonly Letter[]): readonly string[] {
  let texts: readonly string[] = [''];
  for (const { spellings } of letters) {
    const tried = texts.length * spellings.length <= MOST_SPELLINGS ? spellings : spellings.slice(0, 1);
    texts = texts.flatMap((text) => tried.map((spelling) => text + spelling));
  }
  return texts;
}

function fits(text: string, letters: readonly Letter[]): boolean {
  let reached = new Set([0]);
  for (const { spellings } of letters) {
    const next = new Set<number>();
    for (const at of reached)
      for (const spelling of spellings) if (text.startsWith(spelling, at)) next.add(at + spelling.length);
    reached = next;
  }
  return reached.has(text.length);
}

function isInOtherOrder(typed: readonly NamePart[], known: readonly NamePart[]): boolean {
  if (typed.length < 2 || typed.length !== known.length) return false;
  const left = [...known];
  return typed.every((part) => {
    const at = left.findIndex((one) => isSpelled(part.letters, one.letters));
    return at >= 0 && left.splice(at, 1).length > 0;
  });
}

const isHalfOf = (half: readonly NamePart[], whole: readonly NamePart[]): boolean =>
  whole.length > 1 &&
  joined(half).length > 1 &&
  whole.some(({ letters }) => isSpelled(joined(half), letters));

/** So many letters that every keyboard has must be right, and no fewer than the others: else anything would be alike. */
const FEWEST_PLAIN = 3;
/** So many letters may stand for a special one. */
const MOST_FOR_ONE = 2;

/** Whether what was typed is the name but for its special letters, for each of which anything or nothing may stand. */
function isAlike(typed: readonly Letter[], known: readonly Letter[]): boolean {
  const plain = known.filter(({ special }) => !special).length;
  if (plain < FEWEST_PLAIN || plain * 2 < known.length) return false;
  const text = plainly(typed);
  let reached = new Set([0]);
  for (const { spellings, special } of known) {
    const next = new Set<number>();
    for (const at of reached) {
      if (special) for (let count = 0; count <= MOST_FOR_ONE; count += 1) next.add(at + count);
      else
        for (const spelling of spellings) if (text.startsWith(spelling, at)) next.add(at + spelling.length);
    }
    reached = next;
  }
  return reached.has(text.length);
}
