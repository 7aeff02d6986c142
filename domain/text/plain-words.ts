import type { z } from 'zod';

/** What is wrong with an input: the place in it, e.g. `[2].title.fr`, and what was expected there, in plain words. */
export type PlainProblem = { readonly path: string; readonly expected: string };

/** Says in plain words what an input should have been; for `safeParse(…, { error: plainWords })`. */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  const found = issue.input === undefined ? 'nothing' : kindOf(issue.input);
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number, but found one with decimals'
        : `${KINDS[issue.expected] ?? issue.expected}, but found ${found}`;
    case 'invalid_value':
      return `${oneOf(issue.values)}, but found ${shown(issue.input)}`;
    case 'too_small':
      return `${SIZES[issue.origin] ?? ''}at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${SIZES[issue.origin] ?? ''}at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    case 'unrecognized_keys':
      return `no entry called ${issue.keys.map((key) => JSON.stringify(key)).join(', ')} here`;
    case 'invalid_union':
      return 'one of the forms that the documentation names';
    case 'invalid_key':
      return 'another name for this entry';
    case 'invalid_format':
      return issue.format === 'regex' ? 'another form of text' : `a text that is a ${issue.format}`;
    default:
      return 'something else';
  }
}

/** The first problem that a check found, at its deepest. */
export function firstProblem(error: z.ZodError): PlainProblem {
  let [issue] = error.issues;
  const path = [...(issue?.path ?? [])];
  while (issue) {
    const below = deeper(issue);
    if (!below) break;
    issue = below;
    path.push(...below.path);
  }
  let expected = issue?.message ?? 'something else';
  if (
    issue?.code === 'invalid_union' &&
    issue.discriminator &&
    'options' in issue &&
    Array.isArray(issue.options)
  ) {
    expected = oneOf(issue.options);
  }
  return { path: writtenPath(path), expected };
}

/** A path as people read it: `services[2].title.fr`. */
export function writtenPath(path: readonly PropertyKey[]): string {
  let written = '';
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`;
    else written += written === '' ? String(part) : `.${String(part)}`;
  }
  return written;
}

function deeper(issue: z.core.$ZodIssue): z.core.$ZodIssue | undefined {
  if (issue.code === 'invalid_key') return issue.issues[0];
  if (issue.code !== 'invalid_union') return undefined;
  // The form that fits best is most likely the one that was meant.
  return [...issue.errors].sort((a, b) => a.length - b.length)[0]?.[0];
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'entries in { }',
  record: 'entries in { }',
  null: 'null',
};
const SIZES: Readonly<Record<string, string>> = { string: 'a text of ', array: 'a list of ' };

function unit(origin: string, count: number | bigint): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  if (origin === 'array') return count === 1 ? ' entry' : ' entries';
  return '';
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? shown(values[0]) : `one of ${values.map(shown).join(', ')}`;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  return typeof value === 'object' && value !== null
    ? kindOf(value)
    : (JSON.stringify(value) ?? '').slice(0, 60);
};

function kindOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  switch (typeof input) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'entries in { }';
  }
}
