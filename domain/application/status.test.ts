import { expect, it } from 'vitest';
import { ApplicationStatus, nextStatuses } from './index.ts';

it('leads every application to a decision, and from a decision nowhere but to its end', () => {
  const reached = new Set<ApplicationStatus>();
  const walk = (status: ApplicationStatus): void => {
    if (reached.has(status)) return;
    reached.add(status);
    nextStatuses(status).forEach(walk);
  };
  walk('received');
  expect([...reached].sort()).toEqual([...ApplicationStatus.options].sort());
  expect(nextStatuses('approved')).toEqual(['closed']);
  expect(nextStatuses('refused')).not.toContain('approved');
});
