import { PLACES } from '../places.ts';
import { failure, type Step } from '../step.ts';

/** The groups by which the kiosk reaches its devices. */
const GROUPS = ['video', 'render', 'input', 'lp', 'dialout', 'audio'];

/** The user that the kiosk runs as: nobody can sign in as it. */
export const kioskUser: Step = {
  what: `the user ${PLACES.user}`,
  look: (machine) => {
    const entry = machine.run('getent', 'passwd', PLACES.user);
    if (entry.code !== 0) return 'missing';
    if (!entry.output.endsWith(':/usr/sbin/nologin')) return 'has a shell';
    const groups = machine.run('id', '-nG', PLACES.user).output.split(' ');
    const missing = GROUPS.filter((group) => !groups.includes(group));
    return missing.length === 0 ? null : `is not in ${missing.join(', ')}`;
  },
  make: (machine) => {
    if (machine.run('getent', 'passwd', PLACES.user).code !== 0) {
      const made = machine.run(
        'useradd',
        ...['--system', '--user-group', '--home-dir', PLACES.state, '--no-create-home', PLACES.user],
      );
      if (made.code !== 0) return failure('useradd', made.output);
    }
    const set = machine.run(
      'usermod',
      ...['--shell', '/usr/sbin/nologin', '--append', '--groups', GROUPS.join(','), PLACES.user],
    );
    return set.code === 0 ? null : failure('usermod', set.output);
  },
};
