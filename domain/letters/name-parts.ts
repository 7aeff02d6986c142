import { foldLetters, type Letter, lettersOf, withPlainApostrophes } from './letters.ts';

/** A word of a name. */
export type NamePart = {
  readonly plain: string;
  readonly letters: readonly Letter[];
  /** It may be left out: `van`, `de`, `al`, `O'`. */
  readonly isParticle: boolean;
};

const PARTICLES = new Set(
  (
    'van von vom vander vanden der den de dem del dela della delle dello degli di da dal dalla das do dos du des le la les ' +
    'los las lo el al ul ur ten ter te zu zum zur af av y e i und et bin ibn ben bint o d l t mac mc mhic nic ni ui ap ab ' +
    'in op бен бин аль эль ' +
    'بن ابن بنت ال فون فان фон ван де дер'
  ).split(' '),
);
/** What stands before an apostrophe and is a particle with it; elsewhere an apostrophe parts nothing: `Дем'яненко`. */
const WITH_APOSTROPHE = /^(o|d|l|t|de|dell|dall|all|nell)'(?=\p{L}{2})/u;
const BETWEEN_PARTS = /[^\p{L}\p{M}\p{N}\p{Cf}']+/gu;
const ARABIC_ARTICLE = /^(?:ال)(?=\p{Script=Arabic}{3})/u;
const MAC = /^(?:mac|mc)(?=\p{L}{3}|$)/u;
const MAC_LETTER: Letter = { spellings: ['mac', 'mc'], special: false };
/** A saint in a name, in full or shortened: `Saint-Pierre`, `St. Pierre`. */
const SAINT = ['st', 'saint', 'sankt'];
const saintLetter = (plain: string): Letter => ({
  spellings: [plain, ...SAINT.filter((one) => one !== plain)],
  special: false,
});
/** `Abdul Rahman`, `Abdulrahman`, `Abd al-Rahman`: the article is a word of its own. */
const ABD = /^(abd)([aeu]l)(?=\p{L}{3}|$)/u;

/** The words of a name, as they stand. Spaces, hyphens and dots part them. */
export function partsOf(name: string): readonly NamePart[] {
  const words = withPlainApostrophes(name).split(BETWEEN_PARTS).flatMap(atApostrophe);
  const parts = words.flatMap(partOf);
  // A family that is called Le or Do has a name all the same.
  return parts.every(({ isParticle }) => isParticle)
    ? parts.map((part) => ({ ...part, isParticle: false }))
    : parts;
}

function atApostrophe(word: string): string[] {
  const bare = word.replace(/^'+|'+$/gu, '');
  const plain = foldLetters(bare);
  if (!WITH_APOSTROPHE.test(plain)) return [bare.replaceAll("'", '')];
  const at = bare.indexOf("'");
  return [bare.slice(0, at), bare.slice(at + 1).replaceAll("'", '')];
}

function partOf(word: string): NamePart[] {
  const plain = foldLetters(word);
  if (plain === '') return [];
  const [article] = ARABIC_ARTICLE.exec(plain) ?? [];
  const letters = lettersOf(word);
  if (article !== undefined)
    return [
      part(article, letters.slice(0, article.length)),
      part(plain.slice(article.length), letters.slice(article.length)),
    ];
  const [both, abd, itsArticle] = ABD.exec(plain) ?? [];
  if (both !== undefined && abd !== undefined && itsArticle !== undefined) {
    const rest = letters.slice(both.length);
    return [
      part(abd, letters.slice(0, abd.length)),
      part(itsArticle, letters.slice(abd.length, both.length)),
      ...(rest.length > 0 ? [part(plain.slice(both.length), rest)] : []),
    ];
  }
  return [part(plain, letters)];
}

function part(plain: string, letters: readonly Letter[]): NamePart {
  if (SAINT.includes(plain)) return { plain, letters: [saintLetter(plain)], isParticle: false };
  const [mac] = MAC.exec(plain) ?? [];
  return {
    plain,
    letters: mac === undefined ? letters : [MAC_LETTER, ...letters.slice(mac.length)],
    isParticle: PARTICLES.has(plain),
  };
}
