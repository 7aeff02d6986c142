import { describe, expect, it } from 'vitest';
import { decideCase, listBills, newEnrolmentCode, uploadBills } from '../../wire/index.ts';
import { mayCall } from '../api/index.ts';
import { PAGES, pagesFor } from './pages.ts';

const offered = (role: Parameters<typeof pagesFor>[0]): string[] =>
  pagesFor(role).flatMap((group) => group.pages.map(({ page }) => page));

describe('the navigation', () => {
  it('has one page for an address, and keeps the pages of a group together', () => {
    expect(new Set(PAGES.map(({ page }) => page)).size).toBe(PAGES.length);
    const groups = PAGES.map(({ group }) => group).filter((group, at, all) => group !== all[at - 1]);
    expect(groups).toEqual(['payments', 'residents', 'operation']);
  });
  it('offers clerks, supervisors and auditors the money and the kiosks', () => {
    for (const role of ['clerk', 'supervisor', 'auditor', 'administrator'] as const) {
      expect(offered(role)).toEqual(
        expect.arrayContaining(['transactions', 'bills', 'cases', 'attention', 'kiosks']),
      );
    }
  });
  it('offers IT no transaction and no application, but the import of bills, the alarms and the kiosks', () => {
    expect(offered('it')).toEqual(expect.arrayContaining(['bills', 'attention', 'kiosks']));
    expect(offered('it')).not.toContain('transactions');
    expect(offered('it')).not.toContain('cases');
    expect(mayCall('it', listBills)).toBe(false);
    expect(mayCall('it', newEnrolmentCode)).toBe(true);
  });
  it('offers an auditor nothing that changes anything', () => {
    expect(mayCall('auditor', uploadBills)).toBe(false);
    expect(mayCall('auditor', newEnrolmentCode)).toBe(false);
    expect(mayCall('auditor', decideCase)).toBe(false);
  });
});
