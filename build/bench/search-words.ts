/** What the words of a language are made of, and of how many such parts. */
export const LETTERS_OF: Readonly<
  Record<string, { readonly parts: readonly string[]; readonly least: number; readonly most: number }>
> = {
  en: {
    parts:
      'wa ter li bra ry par king tax col lec tion per mit house street pol ice sto ne ab ba ca chi dan de ed el fa fo ga gen ha hi in is jo ju ka kin la lo ma men na no ob or pa pro qua re ri sa shi ta tho un ur va vi wi yo ze'.split(
        ' ',
      ),
    least: 2,
    most: 4,
  },
  es: {
    parts:
      'a gua bi blio te ca es ta cio na mien to re si duo mul per mi só cá ñe al ar ba bo ce cho da de di en fa fe ga go ha hi in ja ju la le ma mo ne no ob or pa pe que ra ro sa se tra tu un va vi ya zo'.split(
        ' ',
      ),
    least: 2,
    most: 4,
  },
  ar: {
    parts:
      'مك تب ماء نف ايا بلد شار ضري رخ صة موق مدر سة حي تسج يل وان أر إد با تر ثم جو حد خل دا ذك را زي سم شب صو طب ظه عل غر فا قد كر لو من نو هد وس يو بر تج حس خد رق سر'.split(
        ' ',
      ),
    least: 2,
    most: 3,
  },
  'zh-Hans': {
    parts: [
      ...'水图书馆停车税垃圾回收许可证房街警察石学校公园医院市政府办理登记缴费天地人山河大小多少上下左右中东西南北春夏秋冬日月星云雨雪风火土木金工农商文化体育音乐电话信息网路桥站船飞机关开放时间年周早晚服务部门家庭儿童老年青',
    ],
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
