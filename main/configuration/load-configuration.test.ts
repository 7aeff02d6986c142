import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginLoading, type LoadedConfiguration, loadConfiguration, sentenceOf } from './index.ts';

const config = join(import.meta.dirname, '../../config');
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

let folder: string;
let settingsFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-configuration-'));
  cpSync(config, folder, { recursive: true });
  settingsFile = join(folder, 'kiosk/settings.json');
  writeFileSync(join(folder, 'kiosk/terminal-passphrase'), 'bench-passphrase\n');
  writeFileSync(join(folder, 'kiosk/terminal-ca.pem'), CERTIFICATE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (): Promise<LoadedConfiguration> => loadConfiguration(settingsFile, folder);
const town = (name: string): string => join(folder, 'towns/millbrook', name);

/** Puts a value at a place of a JSON file; undefined takes the entry away; an empty place is the whole file. */
function put(file: string, place: string, value: unknown): void {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const names = place.split('.');
  const last = names.pop() ?? '';
  let at = content as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (last !== '' && value === undefined) delete at[last];
  else at[last] = value;
  writeFileSync(file, JSON.stringify(place === '' ? value : content));
}

async function problem(): Promise<{ sentence: string; file: string; path: string; expected: string }> {
  const loaded = await load();
  if (loaded.kind === 'loaded') throw new Error('the configuration was taken');
  const sentence = sentenceOf(loaded.problem);
  expect(sentence).not.toMatch(/zod|invalid_|union|regex|undefined|NaN|ENO|Unexpected token/i);
  return { sentence, ...loaded.problem };
}

describe('a configuration without mistakes', () => {
  it('is the demo town with its service and its kinds of bill, frozen', async () => {
    const loaded = await load();
    if (loaded.kind !== 'loaded') throw new Error(sentenceOf(loaded.problem));
    const { configuration } = loaded;
    expect(configuration.town.definition.townId).toBe('millbrook');
    expect(configuration.town.services.map((service) => service.serviceId)).toEqual(
      expect.arrayContaining(['pay-bill', 'permit-parking', 'register-pet', 'report-problem']),
    );
    expect(configuration.town.fees).toEqual({ 'pet-tag': 600 });
    expect(configuration.billKinds.map(({ kind }) => kind)).toEqual([
      'water',
      'property-tax',
      'parking-fine',
      'permit-fee',
    ]);
    expect(configuration.settings.idle).toEqual({
      idleAfterMs: 45_000,
      warningMs: 25_000,
      listeningMs: 300_000,
    });
    expect(configuration.terminal.passphrase).toBe('bench-passphrase');
    expect(configuration.settings.townFolder).toBe(join(folder, 'towns/millbrook'));
    expect(Object.isFrozen(configuration.town.definition.name)).toBe(true);
  });

  it("shows services in the town's own order, and those that it does not name after them", async () => {
    const shown = async (): Promise<string[]> => {
      const loaded = await load();
      if (loaded.kind !== 'loaded') throw new Error(sentenceOf(loaded.problem));
      return loaded.configuration.town.services.map(({ serviceId }) => serviceId);
    };
    expect((await shown()).slice(0, 3)).toEqual(['pay-bill', 'report-problem', 'queue-number']);
    put(town('town.json'), 'order', ['talk', 'status-lookup', 'pay-bill']);
    expect((await shown()).slice(0, 4)).toEqual([
      'status-lookup',
      'pay-bill',
      'book-facility',
      'cancel-booking',
    ]);
    put(town('town.json'), 'order', undefined);
    expect((await shown())[0]).toBe('book-facility');
    put(town('town.json'), 'order', ['pay-bill', 'pay-bills']);
    expect(await problem()).toMatchObject({ file: town('town.json'), path: 'order[1]' });
    put(town('town.json'), 'order', ['pay-bill', 'talk', 'pay-bill']);
    expect(await problem()).toMatchObject({ path: 'order[2]' });
  });

  it('may begin with the byte order mark that some editors write', async () => {
    writeFileSync(settingsFile, `\u{feff}${readFileSync(settingsFile, 'utf8')}`);
    expect((await load()).kind).toBe('loaded');
  });

  it('is kept for a bad day, readable by the kiosk alone', async () => {
    await load();
    expect(statSync(join(folder, 'last-good.json')).mode & 0o777).toBe(0o600);
  });

  it('is taken even where no copy of it can be kept', async () => {
    const loaded = await loadConfiguration(settingsFile, join(folder, 'no-such-folder'));
    expect(loaded).toMatchObject({ kind: 'loaded', keptAsLastGood: false });
  });
});

describe('the last good configuration', () => {
  it('is what the kiosk continues with when a file is damaged, and the problem is reported', async () => {
    await load();
    put(town('town.json'), 'name.fr', undefined);
    const loaded = await load();
    expect(loaded).toMatchObject({ kind: 'last-good', problem: { path: 'name.fr' } });
    if (loaded.kind !== 'last-good') return;
    expect(loaded.configuration.town.definition.name.fr).toBe('Ville de Millbrook');
    expect(loaded.configuration.terminal.passphrase).toBe('bench-passphrase');
  });

  it('is not replaced by a bad one, however often the kiosk starts', async () => {
    await load();
    const before = readFileSync(join(folder, 'last-good.json'), 'utf8');
    writeFileSync(settingsFile, '{');
    await load();
    await load();
    expect(readFileSync(join(folder, 'last-good.json'), 'utf8')).toBe(before);
  });

  it('is not believed when it is damaged itself', async () => {
    await load();
    writeFileSync(join(folder, 'last-good.json'), '{"settings":{}}');
    rmSync(settingsFile);
    expect((await load()).kind).toBe('none');
    writeFileSync(join(folder, 'last-good.json'), '\0\0\0');
    expect((await load()).kind).toBe('none');
  });
});

describe('how the window looks that says that the kiosk is starting', () => {
  const look = async (): Promise<unknown> => {
    const { screen, town: shown } = await beginLoading(settingsFile, folder).look;
    return [screen.width, shown.defaultLanguage, shown.colour];
  };

  it('is known by the settings and the town, whatever its services say', async () => {
    put(settingsFile, 'screen', { width: 1_200 });
    put(town('town.json'), 'colour', '#123456');
    writeFileSync(town('services/pay-bill.json'), '{');
    expect(await look()).toEqual([1_200, 'en', '#123456']);
  });

  it('is that of the last good configuration when the town is spoilt, and of no town when there is none', async () => {
    put(town('town.json'), 'colour', '#123456');
    await load();
    put(town('town.json'), 'colour', 'green');
    expect(await look()).toEqual([1_080, 'en', '#123456']);
    rmSync(join(folder, 'last-good.json'));
    expect(await look()).toEqual([1_080, 'en', '#14532d']);
  });
});

describe('a mistake is reported by file, place and what was expected', () => {
  it('a file that is missing', async () => {
    rmSync(settingsFile);
    expect(await problem()).toMatchObject({
      file: settingsFile,
      path: '',
      expected: 'a file of that name, but there is none',
    });
  });

  it('a file that is no JSON, with the line', async () => {
    writeFileSync(settingsFile, '{\n  "centralUrl": "https://a.example",\n  oops\n}');
    expect((await problem()).expected).toMatch(/^a JSON file, but it goes wrong at line 3, character 3$/);
  });

  it('a file that is cut short, one that is empty, one in UTF-16, one of 10 MB, one that is a folder', async () => {
    writeFileSync(settingsFile, '{"centralUrl": "https://');
    expect((await problem()).expected).toContain('a JSON file, but it');
    writeFileSync(settingsFile, '');
    expect((await problem()).expected).toBe('a JSON file, but the file is empty');
    writeFileSync(settingsFile, Buffer.from('\u{feff}{"centralUrl":1}', 'utf16le'));
    expect((await problem()).expected).toBe('text in UTF-8');
    writeFileSync(settingsFile, Buffer.alloc(10_000_000, 32));
    expect((await problem()).expected).toBe('a file of at most 1 MB');
    rmSync(settingsFile);
    symlinkSync(folder, settingsFile);
    expect((await problem()).expected).toBe('a file, but found something else of that name');
  });

  it('never with the content of the file, which may hold a secret', async () => {
    writeFileSync(settingsFile, '{ "terminal": hunter2secret }');
    expect((await problem()).sentence).not.toContain('hunter2');
  });

  it.each([
    ['a text for a number', 'idle.warningMs', '25 s', 'idle.warningMs', 'a number, but found a text'],
    [
      'a number with decimals',
      'printer.pollMs',
      10.5,
      'printer.pollMs',
      'a whole number, but found one with decimals',
    ],
    ['a number too large', 'idle.idleAfterMs', 9e9, 'idle.idleAfterMs', 'at most 600000'],
    ['an entry missing', 'printer', undefined, 'printer', 'entries in { }, but found nothing'],
    ['an entry misspelt', 'printer.portt', 1, 'printer', 'no entry called "portt" here'],
    [
      'a secret in the settings',
      'terminal.passphrase',
      'x',
      'terminal.passphrase',
      'no such entry here (is its name misspelt?)',
    ],
    [
      'a port that does not exist',
      'printer.port.kind',
      'usb',
      'printer.port.kind',
      'one of "tcp", "serial", "file"',
    ],
    [
      'central without TLS',
      'centralUrl',
      'http://kiosks.example',
      'centralUrl',
      'an address such as https://kiosks.town.example (http:// only for this machine itself)',
    ],
    ['a list for the whole file', '', [], '', 'entries in { }, but found a list'],
    [
      'a file that is not there',
      'terminal.passphraseFile',
      'gone',
      '',
      'a file of that name, but there is none',
    ],
  ])('settings: %s', async (_name, place, value, path, expected) => {
    put(settingsFile, place, value);
    expect(await problem()).toMatchObject({ path, expected });
  });

  it('a passphrase file that is too short, and a certificate that is none', async () => {
    writeFileSync(join(folder, 'kiosk/terminal-passphrase'), 'short');
    expect(await problem()).toMatchObject({ path: '', expected: 'a text of at least 8 characters' });
    writeFileSync(join(folder, 'kiosk/terminal-passphrase'), 'long enough');
    writeFileSync(join(folder, 'kiosk/terminal-ca.pem'), 'hello');
    expect(await problem()).toMatchObject({ path: '', expected: 'a certificate in PEM' });
  });

  it('a service without the text of a language that the town offers', async () => {
    const file = town('services/pay-bill.json');
    put(file, 'account.whereToFind.zh-Hans', undefined);
    expect(await problem()).toMatchObject({ file, path: 'account.whereToFind.zh-Hans' });
  });

  it('the town’s own word for the number on its bills, in all its languages or not at all', async () => {
    const file = town('town.json');
    put(file, 'words.accountNumber.vi', undefined);
    expect(await problem()).toMatchObject({ file, path: 'words.accountNumber.vi' });
    put(file, 'words', { accountNumber: { en: 'Customer number' } });
    expect(await problem()).toMatchObject({ file, path: 'words.accountNumberQuestion' });
  });

  it('a place of the kiosk without one of the languages that the town offers', async () => {
    put(settingsFile, 'screen', { place: { en: 'Town hall, ground floor' } });
    expect(await problem()).toMatchObject({ file: settingsFile, path: 'screen.place.es' });
  });

  it('a kind of bill twice, a text of spaces, a language that is no language', async () => {
    const kinds = town('bills/kinds.json');
    put(kinds, '2.kind', 'water');
    expect(await problem()).toMatchObject({ file: kinds, path: '[2].kind' });
    put(kinds, '1.title.ar', '  ');
    expect(await problem()).toMatchObject({ file: kinds, path: '[1].title.ar' });
    put(kinds, '1.title.Arabic', 'x');
    expect(await problem()).toMatchObject({
      path: '[1].title.Arabic',
      expected: 'a language tag such as en',
    });
  });

  it.each([
    ['a language that the product does not speak', 'languages.5', 'tlh', 'languages[5]'],
    ['a language twice', 'languages.5', 'fr', 'languages[5]'],
    ['a default language that is not offered', 'defaultLanguage', 'it', 'defaultLanguage'],
    ['a time zone that does not exist', 'timeZone', 'Europe/Millbrook', 'timeZone'],
    ['a currency that does not exist', 'currency', 'QQQ', 'currency'],
    ['a colour by its name', 'colour', 'green', 'colour'],
    ['an accent that dark words cannot be read on', 'accent', '#7c2d12', 'accent'],
    ['an entry that nobody knows', 'welcom', 'x', 'welcom'],
  ])('town: %s', async (_name, place, value, path) => {
    put(town('town.json'), place, value);
    expect(await problem()).toMatchObject({ file: town('town.json'), path });
  });

  it('no service at all, and two services of one id', async () => {
    cpSync(town('services/pay-bill.json'), town('services/z.json'));
    expect(await problem()).toMatchObject({ file: town('services/z.json'), path: 'serviceId' });
    rmSync(town('services'), { recursive: true });
    expect((await problem()).file).toBe(town('services'));
  });

  it('a file that the kiosk may not read', async (context) => {
    if (process.getuid?.() === 0) context.skip();
    chmodSync(settingsFile, 0o000);
    expect((await problem()).expected).toBe('a file that the kiosk may read');
  });
});
