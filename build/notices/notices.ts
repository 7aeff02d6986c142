import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackages, type ShippedPackage } from './shipped-packages.ts';

const LICENCE = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** Lists of facts that the product carries as files of its own: where each is from, and the file with its licence. */
const LISTS = [
  {
    file: 'central/server/passwords/known-passwords.txt',
    from: '@zxcvbn-ts/language-common 4.1.3, the passwords of 8 characters and more',
    license: 'MIT',
    licenceFile: 'central/server/passwords/known-passwords.LICENSE.txt',
  },
];

/** The notices as one document: each package with its licence's name and the text that it carries itself. */
export function notices(root: string): { readonly text: string; readonly count: number } {
  const installed = installedPackages(root);
  const text = [
    '# Third-party notices',
    '',
    "Townhall Kiosk carries the following packages, each under its own licence. Electron's and Chromium's are in the files",
    '`LICENSE.electron.txt` and `LICENSES.chromium.html` of the packaged kiosk.',
    ...installed.flatMap((one) => noticeOf(root, one)),
    ...LISTS.flatMap((list) => noticeOfList(root, list)),
    '',
  ].join('\n');
  return { text, count: installed.length };
}

function noticeOf(root: string, { path, name, version, license }: ShippedPackage): string[] {
  const texts = readdirSync(join(root, path))
    .filter((file) => LICENCE.test(file))
    .map((file) => readFileSync(join(root, path, file), 'utf8').trim());
  return [
    '',
    `## ${name} ${version}`,
    '',
    `Licence: ${license}`,
    ...texts.flatMap((text) => ['', '```', text, '```']),
  ];
}

function noticeOfList(root: string, { file, from, license, licenceFile }: (typeof LISTS)[number]): string[] {
  const text = readFileSync(join(root, licenceFile), 'utf8').trim();
  return ['', `## ${file}`, '', `From: ${from}`, '', `Licence: ${license}`, '', '```', text, '```'];
}
