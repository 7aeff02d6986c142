import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { importProblems } from './import-rules.ts';

let root = '';
afterEach(() => rmSync(root, { recursive: true, force: true }));

function problems(files: Record<string, string>): string[] {
  root = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return importProblems(root);
}

describe('the import rules', () => {
  it('let each program import what DESIGN allows', () => {
    const files = {
      'domain/money/index.ts': "import { z } from 'zod'; export const a = z;",
      'hardware/printer/index.ts':
        "import { a } from '../../domain/money/index.ts'; import fs from 'node:fs';",
      'main/window/index.ts':
        "import { a } from '../../domain/money/index.ts'; import { app } from 'electron';",
      'test/e2e/x.ts': "import '../../main/window/index.ts'; import '../../hardware/printer/index.ts';",
    };
    expect(problems(files)).toEqual([]);
  });
  it.each([
    ['domain/a/a.ts', "import fs from 'node:fs';"],
    ['domain/a/a.ts', "import '../../main/x/x.ts';"],
    ['hardware/a/a.ts', "import type { X } from '../../main/x/x.ts';"],
    ['renderer/a/a.tsx', "import { readFile } from 'node:fs/promises';"],
    ['renderer/a/a.tsx', "export * from '../../main/x/x.ts';"],
    ['central/server/a.ts', "await import('../../hardware/x/x.ts');"],
    ['main/a/a.ts', "import { start } from '../../hardware/printer/escpos/simulator/index.ts';"],
    ['main/a/a.ts', "import { openPty } from '../../hardware/pty/index.ts';"],
    ['main/a/a.ts', "import { helper } from '../../test/support/helper.ts';"],
  ])('refuse %s with %s', (file, content) => {
    expect(problems({ [file]: content })).toHaveLength(1);
  });
  it('refuse to reach past the door of a subject', () => {
    const files = {
      'domain/money/index.ts': "export * from './money.ts';",
      'domain/money/money.ts': 'export const a = 1;',
      'main/x/x.ts': "import { a } from '../../domain/money/money.ts';",
    };
    expect(problems(files)).toEqual([
      'main/x/x.ts imports ../../domain/money/money.ts: domain/money/index.ts is the way in',
    ]);
  });
  it('refuse to reach past a door inside a program, at every depth', () => {
    const files = {
      'central/server/index.ts': "import './queue/index.ts';",
      'central/server/queue/index.ts': "export * from './desk/index.ts';",
      'central/server/queue/desk/index.ts': "export * from './call.ts';",
      'central/server/queue/desk/call.ts': 'export const call = 1;',
      'central/server/queue/next.ts': "import { call } from './desk/call.ts';",
      'central/server/mail/send.ts': "import { call } from '../queue/desk/index.ts';",
      'central/server/mail/send.test.ts': "import { call } from '../queue/desk/call.ts';",
    };
    expect(problems(files)).toEqual([
      'central/server/mail/send.ts imports ../queue/desk/index.ts: central/server/queue/index.ts is the way in',
      'central/server/queue/next.ts imports ./desk/call.ts: central/server/queue/desk/index.ts is the way in',
    ]);
  });
  it('refuse to enter a folder that has no door', () => {
    const files = {
      'main/devices/words.ts': 'export const a = 1;',
      'main/kiosk/start.ts': "import { a } from '../devices/words.ts';",
      'main/kiosk/start.test.ts': "import { a } from '../devices/words.ts';",
    };
    expect(problems(files)).toEqual([
      'main/kiosk/start.ts imports ../devices/words.ts: main/devices has no door: give it an index.ts',
    ]);
  });
});
