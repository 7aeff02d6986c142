import type { z } from 'zod';
import type { KioskEvent } from '../../domain/journal/index.ts';
import { firstProblem as plainProblem } from '../../domain/text/index.ts';

export { plainWords, writtenPath } from '../../domain/text/index.ts';

/** What is wrong with the configuration: the file, the place in it, and what was expected there, in plain words. */
export type ConfigurationProblem = {
  readonly file: string;
  /** E.g. `services[2].title.fr`; empty for the file as a whole. */
  readonly path: string;
  readonly expected: string;
};

/** One sentence for IT staff. */
export function sentenceOf(problem: ConfigurationProblem): string {
  const place = problem.path === '' ? '' : `, at ${problem.path}`;
  return `The configuration file ${problem.file}${place}: expected ${problem.expected}.`;
}

/** The problem as the journal keeps it. */
export function asKioskEvent(problem: ConfigurationProblem): KioskEvent {
  return {
    kind: 'configuration-refused',
    file: problem.file.slice(-300),
    path: problem.path.slice(0, 300),
    expected: problem.expected.slice(0, 500),
  };
}

/** The first problem that a check of a file found, at its deepest. */
export const firstProblem = (file: string, error: z.ZodError): ConfigurationProblem => ({
  file,
  ...plainProblem(error),
});
