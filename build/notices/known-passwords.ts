import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

// Makes the list of known passwords anew from a newer package:
//   npm pack @zxcvbn-ts/language-common && tar xzf zxcvbn-ts-language-common-*.tgz
//   node build/notices/known-passwords.ts package

const FOLDER = 'central/server/passwords';
/** Shorter ones are refused for their length. */
const SHORTEST = 8;

const [packageFolder = 'package'] = process.argv.slice(2);
const file = join(packageFolder, 'src/passwords.json');
const known = z
  .array(z.string())
  .min(10_000)
  .parse(JSON.parse(readFileSync(file, 'utf8')))
  .filter((password) => password.length >= SHORTEST);
writeFileSync(join(FOLDER, 'known-passwords.txt'), `${known.join('\n')}\n`);
writeFileSync(
  join(FOLDER, 'known-passwords.LICENSE.txt'),
  readFileSync(join(packageFolder, 'LICENSE.txt'), 'utf8'),
);
console.log(`${FOLDER}/known-passwords.txt: ${known.length} passwords`);
