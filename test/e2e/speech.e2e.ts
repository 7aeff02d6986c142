import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, phase, type TestTown, test } from './town.ts';

/**
 * Puts a program of the same name before espeak-ng: it notes what it is given and lets the real one say the first word, so that
 * a test need not listen to whole screens.
 */
function noteSpeech(): { readonly folder: string; readonly said: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'speech-'));
  const log = join(folder, 'said');
  writeFileSync(log, '');
  const script = [
    '#!/bin/sh',
    'text=$(cat)',
    `printf '%s\\n' "$text" >> ${log}`,
    `printf '%s' "\${text%% *}" | PATH=\${PATH#*:} espeak-ng "$@"`,
  ];
  writeFileSync(join(folder, 'espeak-ng'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'espeak-ng'), 0o755);
  return { folder, said: () => plain(readFileSync(log, 'utf8')) };
}

const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ');

/** Every line of text on the screen, without the keys of the keyboard. */
const linesOn = (kiosk: KioskApp): Promise<string[]> =>
  kiosk.page.evaluate(() => {
    const root = document.querySelector('[data-overlay]') ?? document.querySelector('[data-screen]');
    const copy = root?.cloneNode(true) as HTMLElement;
    for (const unread of copy.querySelectorAll('[data-keyboard], [aria-hidden="true"]')) unread.remove();
    document.body.append(copy);
    const text = copy.innerText;
    copy.remove();
    return text.split('\n').filter((line) => line.trim() !== '');
  });

/** All that can be read on the screen is said. */
async function expectRead(kiosk: KioskApp, said: () => string): Promise<void> {
  await expect
    .poll(async () => (await linesOn(kiosk)).filter((line) => !said().includes(plain(line).trim())), {
      timeout: 40_000,
    })
    .toEqual([]);
}

async function startSpeaking(town: TestTown): Promise<{ kiosk: KioskApp; said: () => string }> {
  const { folder, said } = noteSpeech();
  await town.kiosk().see('attract', 60_000);
  await town.kiosk().close();
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  try {
    const kiosk = await town.start();
    await kiosk.see('attract', 60_000);
    return { kiosk, said };
  } finally {
    process.env.PATH = before;
  }
}

test('with headphones every screen of a payment is read aloud, in English and in Arabic; what is masked is not', async ({
  town,
}) => {
  test.setTimeout(240_000);
  const { kiosk, said } = await startSpeaking(town);
  await town.bench.post('/api/keypad/press', { event: 'headphones-in' });
  await kiosk.see('language');
  await expect.poll(said, { timeout: 20_000 }).toContain('العربية');
  expect(said()).not.toContain('People near you');
  await kiosk.tap('language-en');
  await kiosk.see('home');
  await expectRead(kiosk, said);
  await kiosk.tap('service-pay-bill');
  await kiosk.see('account');
  await expectRead(kiosk, said);
  await kiosk.type('104-2210');
  await kiosk.tap('continue');
  await kiosk.tap('fact-surname');
  await kiosk.page.getByTestId('field-surname').waitFor();
  await expectRead(kiosk, said);
  await kiosk.tap('leave');

  // The next visitor, still with headphones, in Arabic.
  await kiosk.see('attract');
  await town.bench.post('/api/keypad/press', { event: 'headphones-out' });
  await town.bench.post('/api/keypad/press', { event: 'headphones-in' });
  await kiosk.see('language');
  await kiosk.tap('language-ar');
  await kiosk.see('home');
  await kiosk.tap('service-pay-bill');
  await kiosk.see('account');
  await town.bench.post('/api/scanner/scan', {
    code: writeBillCode({ townId: 'millbrook', accountNumber: '104-2993', billNumber: 'W-2026-0441' }),
  });
  await kiosk.see('holder');
  await expectRead(kiosk, said);
  await kiosk.tap('yes');
  await kiosk.see('bills');
  await expectRead(kiosk, said);
  await kiosk.tap('continue');
  await kiosk.see('review');
  await expectRead(kiosk, said);
  await kiosk.tap('pay');
  await phase(kiosk, 'present-card');
  await expectRead(kiosk, said);
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt', 30_000);
  await expectRead(kiosk, said);
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  // The receipt too: what was paid, and the reference.
  await expectRead(kiosk, said);
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await town.bench.post('/api/keypad/press', { event: 'headphones-out' });

  // Without headphones it says that others may hear; the screen can be hidden; the PIN is stars.
  await kiosk.tap('start');
  await kiosk.tap('language-en');
  await kiosk.see('home');
  await kiosk.tap('read-aloud');
  await expect.poll(said, { timeout: 10_000 }).toContain('People near you may hear this.');
  await kiosk.tap('access');
  await kiosk.tap('hide-screen');
  await kiosk.page.getByTestId('cover').waitFor();
  await kiosk.tap('uncover');
  await kiosk.tap('access-done');
  await kiosk.page.getByTestId('staff-corner').click({ delay: 3_200 });
  const before = said().length;
  for (const digit of ['9', '7', '5']) await kiosk.page.getByTestId(`key-${digit}`).click();
  await expect.poll(() => said().slice(before), { timeout: 10_000 }).toContain('star');
  expect(said().slice(before)).not.toMatch(/[975]/);
  await kiosk.tap('staff-close');
  await kiosk.tap('leave');
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.see('language');
  await expect(kiosk.page.getByTestId('read-again')).toHaveCount(0);
});
