import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';
import { type Findings, SCRIPTS, walk } from './walk.ts';

/** All screens in one test: minutes on a machine that is busy with something else. */
const WALK_GUARD_MS = 1_800_000;

let app: ScreensApp;
beforeAll(async () => {
  app = await openScreens();
});
afterAll(() => app?.close());

/** Each script is walked once, by the first test that asks for what was found. */
const walks = new Map<string, Promise<Findings>>();
function found(script: (typeof SCRIPTS)[number]): Promise<Findings> {
  const walking = walks.get(script.language) ?? walk(app, script);
  walks.set(script.language, walking);
  return walking;
}

describe('the screens', () => {
  for (const script of SCRIPTS) {
    const { language, frame } = script;
    test(
      `have ${script.axe ? 'nothing that axe finds wrong, and ' : ''}room for every word, in every theme, size of text and spacing (${language})`,
      async () => {
        const { axe, words } = await found(script);
        expect([...axe, ...words]).toEqual([]);
      },
      WALK_GUARD_MS,
    );
    test(
      `have the title at one height, one bar in one place, and nothing is cut (${frame.width}x${frame.height}, ${language})`,
      async () => expect((await found(script)).frame).toEqual([]),
      WALK_GUARD_MS,
    );
    if (script.reach)
      test(
        `have nothing to touch above the middle for who sets the reach low (${frame.width}x${frame.height}, ${language})`,
        async () => expect((await found(script)).reach).toEqual([]),
        WALK_GUARD_MS,
      );
  }

  test(
    'have targets and letters of the sizes that are promised for each panel',
    async () => {
      for (const script of SCRIPTS) expect((await found(script)).sizes).toEqual([]);
    },
    WALK_GUARD_MS,
  );
});
