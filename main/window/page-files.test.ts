import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKioskUrl } from './origin.ts';
import { listPageFiles, type PageFiles, pageFile } from './page-files.ts';

let folder: string;
let files: PageFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-page-'));
  mkdirSync(join(folder, 'page/assets'), { recursive: true });
  for (const name of [
    'secret.html',
    'page/index.html',
    'page/assets/a.js',
    'page/assets/a.js.map',
    'page/.env',
  ]) {
    writeFileSync(join(folder, name), 'x');
  }
  symlinkSync(join(folder, 'secret.html'), join(folder, 'page/link.html'));
  symlinkSync(folder, join(folder, 'page/up'));
  files = listPageFiles(join(folder, 'page'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of the page', () => {
  it('are those that a page is made of, and no links', () => {
    expect([...files.keys()].sort()).toEqual(['/assets/a.js', '/index.html']);
  });

  it('are found by their own path, with or without a fragment', () => {
    expect(pageFile(files, 'app://kiosk/assets/a.js')).toBe(join(folder, 'page/assets/a.js'));
    expect(pageFile(files, 'app://kiosk/index.html#x')).toBe(join(folder, 'page/index.html'));
  });

  it.each([
    'app://kiosk/../secret.html',
    'app://kiosk/%2e%2e/secret.html',
    'app://kiosk/..%2fsecret.html',
    'app://kiosk/..\\secret.html',
    'app://kiosk/link.html',
    'app://kiosk/up/secret.html',
    'app://kiosk/index.html?a',
    'app://kiosk/index.html%00',
    'app://kiosk//index.html',
    'app://kiosk/',
    'app://other/index.html',
    'app://kiosk.evil/index.html',
    'app://me@kiosk/index.html',
    'app://kiosk:80/index.html',
    'file:///etc/passwd',
    'https://kiosk/index.html',
    'not a url',
  ])('are not reached by %s', (url) => expect(pageFile(files, url)).toBeNull());
});

describe('an origin', () => {
  it('is compared by its parts', () => {
    expect(isKioskUrl('app://kiosk/index.html')).toBe(true);
    expect(isKioskUrl('app://kiosk.example/')).toBe(false);
    expect(isKioskUrl('https://app://kiosk/')).toBe(false);
  });
});
