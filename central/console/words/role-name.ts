import type { Role } from '../../wire/index.ts';

/** What people call a role. */
export const roleNames: Readonly<Record<Role, string>> = {
  clerk: 'Clerk',
  supervisor: 'Supervisor',
  it: 'IT',
  administrator: 'Administrator',
  auditor: 'Auditor (reads only)',
};
