/** What the words of a language are made of, and of how many such parts. */
export const LETTERS_OF: Readonly<
  Record<string, { readonly parts: readonly string[]; readonly least: number; readonly most: number }>
> = {
  en: {
    parts: 'wa ter li bra ry par king tax col lec tion per mit house street pol ice sto ne'.split(' '),
    least: 2,
    most: 4,
  },
  es: {
    parts: 'a gua bi blio te ca es ta cio na mien to re si duo mul per mi só cá ñe'.split(' '),
    least: 2,
    most: 4,
  },
  ar: {
    parts: 'مك تب ماء نف ايا بلد شار ضري رخ صة موق مدر سة حي تسج يل وان أر إد'.split(' '),
    least: 2,
    most: 3,
  },
  'zh-Hans': {
    parts: [...'水图书馆停车税垃圾回收许可证房街警察石学校公园医院市政府办理登记缴费'],
    least: 2,
    most: 4,
  },
};

/** Words of a language, the same in every run: `pick` gives the first of them most often, `seldom` any of them. */
export function wordsFrom(
  language: string,
  count: number,
): { readonly pick: () => string; readonly seldom: () => string } {
  const letters = LETTERS_OF[language];
  if (!letters) throw new Error(`no letters for ${language}`);
  const random = repeatable(language.length * 7919);
  const below = (limit: number): number => Math.floor(random() * limit);
  const words = Array.from({ length: count }, () => {
    const parts = letters.least + below(letters.most - letters.least + 1);
    return Array.from({ length: parts }, () => letters.parts[below(letters.parts.length)]).join('');
  });
  const at = (index: number): string => words[Math.min(index, words.length - 1)] ?? '';
  return { pick: () => at(Math.floor(count ** random()) - 1), seldom: () => at(below(count)) };
}

/** The same numbers between 0 and 1 in every run (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
