import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CARRIED_DATA, type CarriedData } from './carried-data.ts';
import { installedPackages, type ShippedPackage } from './shipped-packages.ts';

const LICENCE = /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i;

/** The notices as one document: each package with its licence's name and the text that it carries itself. */
export function notices(root: string): { readonly text: string; readonly count: number } {
  const installed = installedPackages(root);
  const text = [
    '# Third-party notices',
    '',
    "Townhall Kiosk carries the following packages, each under its own licence. Electron's and Chromium's are in the files",
    '`LICENSE.electron.txt` and `LICENSES.chromium.html` of the packaged kiosk.',
    ...installed.flatMap((one) => noticeOf(root, one)),
    ...CARRIED_DATA.flatMap((one) => noticeOfData(root, one)),
    '',
  ].join('\n');
  return { text, count: installed.length + CARRIED_DATA.length };
}

function noticeOfData(
  root: string,
  { name, version, license, by, changes, licenceText }: CarriedData,
): string[] {
  const text = readFileSync(join(root, licenceText), 'utf8').trim();
  return ['', `## ${name} ${version}`, '', `Licence: ${license}. ${by} ${changes}`, '', '```', text, '```'];
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
