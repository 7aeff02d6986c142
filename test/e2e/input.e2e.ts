import { readFileSync } from 'node:fs';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { writeEpcSlip } from '../../domain/codes/index.ts';
import { LOPEZ } from './accounts.ts';
import { expect, expectAgreement, phase, REPETITION, test } from './town.ts';

const { number: ACCOUNT, code } = LOPEZ;
const elsewhere = writeBillCode({ townId: 'otherton', accountNumber: ACCOUNT, billNumber: 'W-2026-0412' });
const MARKUP = '<img src=x onerror=alert(1)>';
const CONTROLS = '\u0000\u0007\u001b[2J\r\n\u202e\u2028';
const NASTY = `${MARKUP.repeat(400)}${CONTROLS}😀'; drop table bills; --`;

/** What is scanned, and what is said to it. */
const NO_BILLS: readonly (readonly [string, string])[] = [
  ['https://evil.example/?x=$(reboot)', 'web-address'],
  ['$(rm -rf /) `id` ; reboot & \'" ../../etc/passwd %s%n', 'not-a-bill'],
  [
    'BCD\n002\n1\nSCT\nBHBLDEHHXXX\nTown of Millbrook\nDE89370400440532013000\nEUR86.40',
    'slip-of-another-payee',
  ],
  ['x'.repeat(10_000), 'not-a-bill'],
  ['TKB1:millbrook:104-2210:W-2026-0412:00', 'damaged-code'],
  [`\u001d\u0000\u001b${MARKUP}`, 'not-a-bill'],
  ['👍🏽👩‍👩‍👧', 'not-a-bill'],
  [
    '@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCSCANARY\nDACPERSON',
    'identity-document',
  ],
];
const slip = (carried: string, iban = 'IE76MILL90000112345678'): string =>
  writeEpcSlip({
    payee: 'Town of Millbrook',
    iban,
    amount: { amountMinor: 8_640, currency: 'EUR' },
    carried,
  }) ?? '';

/** The sentences of a language, as patterns: what is filled in may be anything. */
function sentences(language: string): (path: string) => RegExp {
  const all: unknown = JSON.parse(readFileSync(`renderer/i18n/locales/${language}.json`, 'utf8'));
  return (path) => {
    const words = path.split('.').reduce((texts, name) => (texts as Record<string, unknown>)[name], all);
    const parts = String(words).split(/{{\w+}}/);
    return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
  };
}

/** Puts a text into the field that shows, all at once as a paste does. */
async function put({ page }: KioskApp, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).press('Control+A');
  await page.keyboard.insertText(text);
}

for (const [language, script, details] of [
  ['en', /\p{Script=Latin}/u, {}],
  ['ar', /\p{Script=Arabic}/u, REPETITION],
] as const) {
  test(
    `whatever is typed or scanned gets one clear sentence, and the same resident pays all the same (${language})`,
    details,
    async ({ town }) => {
      const kiosk = town.kiosk();
      const { page } = kiosk;
      const says = sentences(language);
      const scan = (scanned: string): Promise<void> =>
        town.bench.post('/api/scanner/scan', { code: scanned });
      /** One sentence, this one, in the language of the resident. */
      const isTold = async (path: string): Promise<void> => {
        const told = page.locator('[data-look="bad"]');
        await expect(told).toHaveText([says(path)]);
        await expect(told).toHaveText(script);
      };

      /** The error message is gone. */
      const isToldNothing = async (): Promise<void> =>
        expect(page.locator('[data-look="bad"]')).toHaveCount(0);

      // Before the home screen nothing is asked for, and no code does anything.
      await kiosk.see('attract');
      await scan(NO_BILLS[0]?.[0] ?? '');
      await scan(code);
      await kiosk.tap('start');
      await kiosk.see('language');
      await scan(NO_BILLS[1]?.[0] ?? '');
      await kiosk.tap(`language-${language}`);
      await kiosk.see('home');
      await scan(NO_BILLS[0]?.[0] ?? '');
      await kiosk.see('account');
      await isTold('account.problem.web-address');
      for (const [scanned, problem] of NO_BILLS) {
        await scan(elsewhere);
        await isTold('account.problem.bill-of-another-town');
        await scan(scanned);
        await isTold(`account.problem.${problem}`);
      }

      // A payment slip of the town names the bill; the account's number is all that is asked for then.
      await scan(slip('W-2026-0412').replace('\nEUR', '\nSEK'));
      await isTold('account.problem.slip-in-another-currency');
      await scan(slip('X'));
      await isTold('account.problem.slip-without-bill');
      await scan(slip('W-2026-0412'));
      await expect(page.locator('[data-look="info"]')).toHaveText([says('account.billRead')]);
      await isToldNothing();
      await put(kiosk, 'account-number', ACCOUNT);
      await kiosk.tap('continue');
      await kiosk.see('holder');
      await kiosk.tap('no');
      await kiosk.see('account');
      // A slip with both needs nothing more; a bar code with the account's number saves typing it.
      await scan(slip(`${ACCOUNT}W-2026-0412`));
      await kiosk.see('holder');
      await kiosk.tap('no');
      await kiosk.see('account');
      await scan(ACCOUNT);
      await kiosk.tap('fact-surname');
      await scan('W-2026-0412');
      await kiosk.see('holder');
      await kiosk.tap('no');
      await kiosk.see('account');
      await scan(elsewhere);
      await isTold('account.problem.bill-of-another-town');

      // Rubbish in the account's field is cut to what an account can be; one that is not there and a wrong name look alike.
      await put(kiosk, 'account-number', NASTY);
      await expect(page.getByTestId('account-number')).toHaveValue(/^[^\p{Cc}\p{Cf}]{1,20}$/u);
      await isToldNothing();
      await kiosk.tap('continue');
      await kiosk.tap('fact-surname');
      await put(kiosk, 'field-surname', NASTY);
      await expect(page.getByTestId('field-surname')).toHaveValue(/^[^\p{Cc}\p{Cf}]{1,60}$/u);
      await kiosk.tap('continue');
      await isTold('account.problem.bad-input');
      await kiosk.tap('check-number');
      await put(kiosk, 'account-number', '😀999-9999😀');
      await kiosk.tap('continue');
      await kiosk.tap('fact-surname');
      await put(kiosk, 'field-surname', '😀');
      await kiosk.tap('continue');
      await isTold('account.problem.bad-input');
      for (const [account, surname] of [
        ['999-9999', 'Lopez'],
        [ACCOUNT, 'Byrne'],
      ] as const) {
        await kiosk.tap('check-number');
        await put(kiosk, 'account-number', account);
        await kiosk.tap('continue');
        await kiosk.tap('fact-surname');
        await put(kiosk, 'field-surname', surname);
        await kiosk.tap('continue');
        await isTold('account.problem.not-found');
      }
      await scan(NO_BILLS[3]?.[0] ?? '');
      await isTold('account.problem.not-a-bill');
      await put(kiosk, 'field-surname', 'Lopez');
      await isToldNothing();
      await kiosk.tap('continue');
      await kiosk.see('holder');
      await scan(elsewhere);
      await kiosk.tap('yes');
      await kiosk.see('bills');

      const part = page.locator('[data-testid^="part-"]').first();
      await kiosk.tap((await part.getAttribute('data-testid')) ?? '');
      for (const [amount, problem] of [
        ['', 'zero'],
        ['0', 'zero'],
        ['0.01', 'below-least-part'],
        ['99999', 'beyond-bill'],
        ['99999999999999999999', 'unreadable'],
        ['1.2.3', 'unreadable'],
        ['-5😀', 'below-least-part'],
        [NASTY, 'zero'],
      ] as const) {
        await put(kiosk, 'amount', amount);
        await kiosk.tap('amount-take');
        await isTold(`bills.amount.${problem}`);
      }
      await kiosk.tap('amount-whole');
      await kiosk.see('bills');
      // Stray scans on screens that have no use for them change nothing.
      await scan(elsewhere);
      await kiosk.tap('continue');
      await kiosk.see('review');
      await scan(NO_BILLS[1]?.[0] ?? '');
      await kiosk.tap('pay');
      await phase(kiosk, 'present-card');
      await scan(code);
      await town.bench.post('/api/terminal/card', { card: 'contactless' });
      await kiosk.see('receipt');
      await scan(code);
      await kiosk.tap('receipt-email');
      for (const address of [NASTY, 'maria@example', '😀@😀', `${'x'.repeat(10_000)}@example.org`]) {
        await put(kiosk, 'email', address);
        await kiosk.tap('continue');
        await isTold('receipt.address.bad');
      }
      await put(kiosk, 'email', 'maria@example.org');
      await kiosk.tap('continue');
      await kiosk.see('done');
      await kiosk.tap('finish');
      await expectAgreement(town, ACCOUNT, LOPEZ.openMinor);
    },
  );
}
