import { readFileSync, writeFileSync } from 'node:fs';
import { lettersWithFont } from '../checks/fonts.ts';
import { packedWords, wordsOfRime } from './pack-words.ts';

// Makes the dictionary with which Chinese is typed and found, of the one that Rime maintains:
//   node build/pinyin/make.ts pinyin_simp.dict.yaml

const OUT = 'renderer/pinyin/words.txt';

const [source = ''] = process.argv.slice(2);
const words = wordsOfRime(readFileSync(source, 'utf8'));
const letters = lettersWithFont(process.cwd(), words.map(({ text }) => text).join(''));
// What no page can show cannot be chosen.
const shown = words.filter(({ text, weight }) => weight > 0 && [...text].every((one) => letters.has(one)));
writeFileSync(OUT, packedWords(shown));
console.log(`${OUT}: ${shown.length} of ${words.length} words`);
