import { expect, test } from 'vitest';
import { plainEnglishProblems, problemsIn } from './plain-english.ts';

test('each phrase to avoid is found, with its line and what to write instead', () => {
  const text = [
    'A mistake is told with file and place.',
    'The answer is judged by the schema.',
    '/** What hangs on the socket. */',
    'The kiosk goes on with what it has.',
    'One of these bills has been paid meanwhile.',
    'Whoever comes next gets it for nothing.',
  ].join('\n');
  expect(problemsIn('a.md', text)).toEqual([
    'a.md:1: "is told": reports, shows, notifies',
    'a.md:2: "is judged": checks, verifies, interprets',
    'a.md:3: "hangs on": is attached to, depends on',
    'a.md:4: "goes on with": continues with, resumes',
    'a.md:5: "meanwhile": since, in the meantime',
    'a.md:6: "Whoever": the resident, the user, anyone who',
    'a.md:6: "for nothing": free of charge; in vain',
  ]);
});

test('plain English, kinds of answers and what can be told apart are left alone', () => {
  const text = [
    'The kiosk reports the error with file and line and continues with its last good configuration.',
    "if (result.kind === 'meanwhile') setProblem(texts.meanwhile);",
    'Answers that can be told apart are read one by one.',
    'amend, recommended, hangs on',
  ].join('\n');
  expect(problemsIn('a.ts', text)).toEqual(['a.ts:4: "hangs on": is attached to, depends on']);
});

test('the product’s own files are plain', () => {
  expect(plainEnglishProblems(process.cwd())).toEqual([]);
});
