import { lstatSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { Step } from '../step.ts';

const LINK = '/etc/localtime';

/** The clock of the machine shows the town's time, by which the window is set. */
export const timeZone = (zone: string): Step => {
  const target = `/usr/share/zoneinfo/${zone}`;
  return {
    what: `the time zone ${zone}`,
    look: (machine) => {
      const found = lstatSync(machine.at(LINK), { throwIfNoEntry: false });
      if (!found?.isSymbolicLink()) return 'not set';
      const is = readlinkSync(machine.at(LINK));
      return is === target ? null : `is ${is.replace(/^.*zoneinfo\//, '')}`;
    },
    make: (machine) => {
      const coming = machine.at(`${LINK}.coming`);
      rmSync(coming, { force: true });
      symlinkSync(target, coming);
      renameSync(coming, machine.at(LINK));
      return null;
    },
  };
};
