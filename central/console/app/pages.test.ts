import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decideApplication, listBills, newEnrolmentCode, uploadBills } from '../../wire/index.ts';
import { mayCall } from '../api/index.ts';
import { PAGES, pagesFor } from './pages.ts';

const offered = (role: Parameters<typeof pagesFor>[0]): string[] =>
  pagesFor(role).flatMap((group) => group.pages.map(({ page }) => page));

describe('the navigation', () => {
  it('has the page of every folder that has one, each under an address and in a place of its own', () => {
    const files = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' });
    expect(PAGES).toHaveLength(files.filter((path) => path.endsWith('/page.tsx')).length);
    expect(new Set(PAGES.map(({ page }) => page)).size).toBe(PAGES.length);
    expect(new Set(PAGES.map(({ group, place }) => `${group} ${place}`)).size).toBe(PAGES.length);
  });
  it('shows the day and then money first, and what residents wait for before what pleased them', () => {
    expect(PAGES.map(({ page }) => page).slice(0, 6)).toEqual([
      'today',
      'transactions',
      'bills',
      'refunds',
      'settlement',
      'queue',
    ]);
    expect(offered('it')).toEqual(expect.arrayContaining(['ratings', 'attention', 'kiosks', 'releases']));
  });
  it('offers clerks, supervisors and auditors the money and the kiosks', () => {
    for (const role of ['clerk', 'supervisor', 'auditor', 'administrator'] as const) {
      expect(offered(role)).toEqual(
        expect.arrayContaining(['transactions', 'bills', 'applications', 'attention', 'kiosks']),
      );
    }
  });
  it('offers IT no transaction, no application and no bill, but the alarms and the kiosks', () => {
    expect(offered('it')).toEqual(expect.arrayContaining(['attention', 'kiosks']));
    expect(offered('it')).not.toContain('bills');
    expect(mayCall('it', uploadBills)).toBe(false);
    expect(offered('it')).not.toContain('transactions');
    expect(offered('it')).not.toContain('applications');
    expect(mayCall('it', listBills)).toBe(false);
    expect(mayCall('it', newEnrolmentCode)).toBe(true);
  });
  it('offers the audit log to those who answer for the system, and to no clerk', () => {
    for (const role of ['it', 'administrator', 'auditor'] as const) expect(offered(role)).toContain('audit');
    for (const role of ['clerk', 'supervisor'] as const) expect(offered(role)).not.toContain('audit');
  });
  it('offers an auditor nothing that changes anything', () => {
    expect(mayCall('auditor', uploadBills)).toBe(false);
    expect(mayCall('auditor', newEnrolmentCode)).toBe(false);
    expect(mayCall('auditor', decideApplication)).toBe(false);
  });
});
