import { expect, test } from 'vitest';
import { handMs, readingMs, wordsByQuestion, wordsIn } from './human-time.ts';
import { figureOfWords, figuresOfTask } from './in-figures.ts';
import { mostPresses, mostTouches, TASKS, type Task } from './tasks.ts';

const TASK: Task = {
  taskId: 'queue-number',
  title: 'get a number',
  decisions: ['begins', 'about what'],
  characters: 3,
  seconds: { most: 10, why: 'people wait' },
};

test('a task may take a touch for each decision and each character, and the presses that lead there', () => {
  expect(mostTouches(TASK)).toBe(5);
  expect(mostPresses(TASK)).toBe(2 * 3 + 3 * 5);
  expect(TASKS.map((task) => [task.taskId, mostTouches(task), mostPresses(task)])).toEqual([
    ['pay-by-scan', 5, 15],
    ['pay-by-number', 20, 84],
    ['parking-permit', 39, 159],
    ['queue-number', 4, 12],
    ['opening-hours', 4, 12],
  ]);
});

test('words are counted in scripts with and without spaces, numbers too, signs not', () => {
  expect(wordsIn('Pay a bill: 2 of 3, €86.40 – now!', 'en')).toBe(8);
  expect(wordsIn('ادفع الفاتورة', 'ar')).toBe(2);
  expect(wordsIn('图书馆今天开门', 'zh-Hans')).toBeGreaterThan(1);
  expect(wordsIn(' · \n', 'en')).toBe(0);
});

test('a question is read on from where it was left, and never twice', () => {
  const looks = [
    { question: 'language', words: 6 },
    { question: 'home', words: 20 },
    { question: 'zone', words: 10 },
    { question: 'zone', words: 14 },
    { question: 'home', words: 5 },
  ];
  expect([...wordsByQuestion(looks)]).toEqual([
    ['language', 6],
    ['home', 20],
    ['zone', 14],
  ]);
});

test('people take the published times for touches, what they do at devices, and words', () => {
  const doing = { touches: 10, acts: 2, words: 238 };
  expect(handMs(doing)).toBe(15_000);
  expect(readingMs(doing)).toBeCloseTo(60_000);
});

test('a figure stands against its target, and says when it misses it', () => {
  const measured = { touches: 5, acts: 1, words: 0, ownMs: 500, presses: 22 };
  expect(figuresOfTask(TASK, measured)).toEqual([
    {
      what: 'get a number: touches',
      measured: '5, and 1 at scanner or terminal',
      baseline: '2 decisions, 3 characters',
      ratio: 1,
      aim: 'at most 5',
    },
    {
      what: 'get a number: seconds',
      measured: '8.0 s (hand 7.5 s, reading 0 words 0.0 s, kiosk 0.5 s)',
      baseline: 'people wait',
      ratio: 0.8,
      aim: 'at most 10 s',
    },
    {
      what: 'get a number: presses of the keypad',
      measured: '22',
      baseline: '2 decisions, 3 characters',
      ratio: 22 / 21,
      aim: 'at most 21: not reached',
    },
  ]);
});

test('the words of the screens are said as median and most, with the screen that has them', () => {
  const screens = [
    { name: 'home', words: 40 },
    { name: 'review', words: 90 },
    { name: 'language', words: 10 },
  ];
  expect(figureOfWords({ writing: 'Latin letters', language: 'en', screens })).toMatchObject({
    what: 'words on a screen, Latin letters (en)',
    measured: 'median 40, most 90 (review)',
  });
});
