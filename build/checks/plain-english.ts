import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS } from '../programs.ts';

/** Phrases that no comment, message, document or text may have, and what to write instead; see docs/writing.md. */
const PHRASES: readonly { readonly phrase: RegExp; readonly instead: string }[] = [
  { phrase: /\b(?:(?:is|are|was|were|be|been|being) )?judged\b/i, instead: 'checks, verifies, interprets' },
  {
    phrase: /\b(?:is|are|was|were|be|been|being) told\b(?! apart)/i,
    instead: 'reports, shows, notifies',
  },
  {
    phrase: /\b(?:is|are|was|were|be|been) had\b|\bhad from\b/i,
    instead: 'is loaded from, is served to',
  },
  { phrase: /\b(?:go|goes|gone|went|going) on with\b/i, instead: 'continues with, resumes' },
  { phrase: /\bmend(?:s|ed|ing)?\b/i, instead: 'fix, repair' },
  { phrase: /\bwhoever\b/i, instead: 'the resident, the user, anyone who' },
  { phrase: /\bfor nothing\b/i, instead: 'free of charge; in vain' },
  { phrase: /\bhangs on\b/i, instead: 'is attached to, depends on' },
  { phrase: /\bso (?:many|much) of\b/i, instead: 'the number of, how much of' },
  { phrase: /\b(?:broken|breaks?|broke|breaking) off\b/i, instead: 'interrupted, cut short' },
  { phrase: /\bas good as (?:not )?(?:there|taken)\b/i, instead: 'treat as' },
  { phrase: /\breckon(?:s|ed|ing)?\b/i, instead: 'compute, count on' },
  { phrase: /\bis nobody['’]s\b/i, instead: 'is not assigned, is ignored' },
  { phrase: / meanwhile(?=[.,;)]|\s*(?:\*\/|$))/i, instead: 'since, in the meantime' },
];

const ROOTS = [...PROGRAMS, 'docs'];
const TEXT = /\.(?:ts|tsx|css|html|json|md|yml)$/;
const LEFT_OUT = ['node_modules', 'dist', 'out', 'var', 'screenshots'];
/** They name the phrases. */
const ABOUT_PHRASES = [
  'build/checks/plain-english.ts',
  'build/checks/plain-english.test.ts',
  'docs/writing.md',
  'docs/glossary.md',
];

/** The phrases to avoid that a source tree has: one sentence for each, with file and line. */
export function plainEnglishProblems(root: string): string[] {
  return textFiles(root)
    .filter((file) => !ABOUT_PHRASES.includes(file))
    .flatMap((file) => problemsIn(file, readFileSync(join(root, file), 'utf8')));
}

/** The phrases to avoid in a text, each with the line where it stands. */
export function problemsIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, at) =>
    PHRASES.flatMap(({ phrase, instead }) => {
      const [found] = line.match(phrase) ?? [];
      return found ? [`${file}:${at + 1}: "${found.trim()}": ${instead}`] : [];
    }),
  );
}

function textFiles(root: string): string[] {
  const found: string[] = readdirSync(root).filter((name) => name.endsWith('.md'));
  const look = (folder: string): void => {
    for (const name of readdirSync(join(root, folder))) {
      if (LEFT_OUT.includes(name)) continue;
      const path = `${folder}/${name}`;
      if (statSync(join(root, path)).isDirectory()) look(path);
      else if (TEXT.test(name)) found.push(path);
    }
  };
  for (const folder of ROOTS) look(folder);
  return found;
}
