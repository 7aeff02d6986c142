import { failure, type Step } from '../step.ts';

/** A unit of systemd that starts by itself, or one that nothing can start. */
export const unit = (name: string, wanted: 'enabled' | 'masked'): Step => ({
  what: `${name} ${wanted}`,
  look: (machine) => {
    const is = machine.run('systemctl', 'is-enabled', name).output.split('\n').at(-1) ?? '';
    return is === wanted ? null : `is ${is || 'not known'}`;
  },
  make: (machine) => {
    const verb = wanted === 'enabled' ? 'enable' : 'mask';
    const made = machine.run('systemctl', verb, name);
    return made.code === 0 ? null : failure(`systemctl ${verb} ${name}`, made.output);
  },
});

/** The state that the machine starts into. */
export const startsInto = (target: string): Step => ({
  what: `the machine starts into ${target}`,
  look: (machine) => {
    const is = machine.run('systemctl', 'get-default').output;
    return is === target ? null : `it starts into ${is}`;
  },
  make: (machine) => {
    const made = machine.run('systemctl', 'set-default', target);
    return made.code === 0 ? null : failure(`systemctl set-default ${target}`, made.output);
  },
});
