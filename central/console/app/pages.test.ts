import { describe, expect, it } from 'vitest';
import { mayCall, pagesFor } from './pages.ts';

const offered = (role: Parameters<typeof pagesFor>[0]): string[] =>
  pagesFor(role).flatMap((group) => group.pages.map(({ page }) => page));

describe('the navigation', () => {
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
    expect(mayCall('it', 'listBills')).toBe(false);
    expect(mayCall('it', 'newEnrolmentCode')).toBe(true);
  });
  it('offers an auditor nothing that changes anything', () => {
    expect(mayCall('auditor', 'uploadBills')).toBe(false);
    expect(mayCall('auditor', 'newEnrolmentCode')).toBe(false);
    expect(mayCall('auditor', 'decideCase')).toBe(false);
  });
});
