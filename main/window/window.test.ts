import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, NOTICE_NAMES } from '../../domain/ipc/index.ts';
import { buildTestApp, type TestApp } from './testing/start-electron.ts';

/* The window in real Electron, with a page without content. What a determined visitor tries stands in test/escapes. */

let built: TestApp;
let electron: ElectronApplication;
let page: Page;

beforeAll(async () => {
  built = await buildTestApp(join(import.meta.dirname, 'testing/kiosk-main.ts'), {
    root: join(import.meta.dirname, 'testing/page'),
  });
  mkdirSync(join(built.folder, 'renderer/assets'), { recursive: true });
  writeFileSync(join(built.folder, 'renderer/assets/notes.txt'), 'not a file of a page');
  electron = await built.launch();
  page = await electron.firstWindow();
  await page.waitForSelector('#field');
  const shown = (): Promise<boolean> => inMain((global) => global.kiosk.window.isVisible());
  await vi.waitFor(async () => expect(await shown()).toBe(true), 60_000);
}, 120_000);

afterAll(async () => {
  const child = electron?.process();
  // The window refuses to close: that is tested below.
  child?.kill('SIGKILL');
  await built?.close();
});

// biome-ignore lint/suspicious/noExplicitAny: what the test's main process put on its global object
const inMain = <Value>(work: (global: any) => Value | Promise<Value>): Promise<Value> =>
  electron.evaluate(
    // biome-ignore lint/security/noGlobalEval: the function goes over to the main process as text
    (_electron, text) => eval(`(${text})`)(globalThis),
    work.toString(),
  ) as Promise<Value>;

const seen = (): Promise<{
  blocked: { what: string; detail: string }[];
  refused: string[];
  gone: string[];
}> => inMain((global) => global.seen);

const xdotool = (...args: string[]): { readonly stdout: string } =>
  spawnSync('xdotool', args, {
    env: { ...process.env, DISPLAY: built.display },
    encoding: 'utf8',
    timeout: 10_000,
  });
/** The X server's ids of all windows that are on the display. */
const visible = (): string => xdotool('search', '--onlyvisible', '--name', '.').stdout.trim();

describe('the page', () => {
  it('comes from its own origin with its policy, and has no Node', async () => {
    const found = await page.evaluate(async () => {
      const answer = await fetch('/index.html');
      return {
        origin: location.origin,
        policy: answer.headers.get('content-security-policy'),
        sniff: answer.headers.get('x-content-type-options'),
        node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
        isolated: window.isSecureContext,
      };
    });
    expect(found).toMatchObject({ origin: 'app://kiosk', sniff: 'nosniff', node: [], isolated: true });
    expect(found.policy).toContain("default-src 'none'");
    expect(found.policy).toContain("font-src 'self'");
  });

  it('has the bridge and nothing else of the main process', async () => {
    const found = await page.evaluate(async () => {
      const { kiosk } = window as unknown as {
        kiosk: { calls: Record<string, (input: unknown) => Promise<unknown>>; notices: object };
      };
      return {
        keys: Object.keys(kiosk),
        calls: Object.keys(kiosk.calls),
        notices: Object.keys(kiosk.notices),
        answer: await kiosk.calls['session.begin']?.({}),
        refused: await kiosk.calls['session.begin']?.({ more: 1 }).catch((error: Error) => error.message),
      };
    });
    expect(found).toEqual({
      keys: ['calls', 'notices'],
      calls: [...CALL_NAMES],
      notices: [...NOTICE_NAMES],
      answer: { kind: 'done' },
      refused: 'refused',
    });
    expect((await seen()).refused).toContain('session.begin input');
  });

  it.each([
    '/../../../../etc/passwd',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/../../package.json',
    '/assets/notes.txt',
    '/assets/',
    '//etc/passwd',
    '/index.html?x=1',
    '/INDEX.HTML',
  ])('does not get %s', async (path) => {
    expect(await page.evaluate(async (wanted) => (await fetch(`app://kiosk${wanted}`)).status, path)).toBe(
      404,
    );
  });

  it('cannot reach any network or file', async () => {
    const outcomes = await page.evaluate(() =>
      Promise.all(
        [
          'http://127.0.0.1:1/',
          'https://example.invalid/',
          'file:///etc/hostname',
          'app://other/index.html',
        ].map((url) =>
          fetch(url).then(
            (answer) => answer.status,
            () => 'failed',
          ),
        ),
      ),
    );
    expect(outcomes).toEqual(['failed', 'failed', 'failed', 'failed']);
  });

  it('runs neither text as code nor scripts in the page', async () => {
    const violations = await page.evaluate(async () => {
      const found: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken over"';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.invalid/x.png';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return found;
    });
    expect(violations).toEqual(expect.arrayContaining(['script-src-elem', 'img-src']));
    expect(await page.title()).toBe('Test page');
  });
});

describe('ways out', () => {
  it('navigation, windows, downloads and frames are shut and told', async () => {
    await page.evaluate(() => {
      document.getElementById('link')?.click();
      window.open('https://example.invalid/');
      const download = document.createElement('a');
      download.href = '/index.html';
      download.download = 'x.html';
      download.click();
    });
    await vi.waitFor(async () => {
      const told = (await seen()).blocked.map(({ what }) => what);
      expect(told).toEqual(expect.arrayContaining(['navigation', 'window', 'download']));
    }, 5_000);
    expect(page.url()).toBe('app://kiosk/index.html');
    expect(await inMain((global) => global.kiosk.window.constructor.getAllWindows().length)).toBe(1);
  });

  it('permissions are denied', async () => {
    const outcomes = await page.evaluate(() =>
      Promise.all([
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'given',
          () => 'denied',
        ),
        navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
        navigator.clipboard.readText().then(
          () => 'given',
          () => 'denied',
        ),
        Notification.requestPermission(),
      ]),
    );
    expect(outcomes).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  it('letters reach a field, shortcuts do not reach the page', async () => {
    await page.evaluate(() => document.getElementById('field')?.focus());
    await page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keys });
      addEventListener('keydown', (event) => keys.push(event.key));
    });
    xdotool('windowfocus', '--sync', visible());
    const keys = [
      'a',
      'F5',
      'ctrl+r',
      'ctrl+shift+i',
      'F12',
      'ctrl+p',
      'ctrl+plus',
      'alt+Left',
      'ctrl+w',
      'ctrl+q',
      'F11',
      'Menu',
      'b',
    ];
    xdotool('key', '--delay', '20', ...keys);
    const typed = (): Promise<string> =>
      page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);
    await vi.waitFor(async () => expect(await typed()).toBe('ab'), 3_000);
    expect(await page.evaluate(() => (window as unknown as { keys: string[] }).keys)).toEqual(['a', 'b']);
    expect(await inMain((global) => global.kiosk.window.webContents.getZoomFactor())).toBe(1);
    expect(await inMain((global) => global.kiosk.window.webContents.isDevToolsOpened())).toBe(false);
  });

  it('the window covers the display, and a request to close it changes nothing', async () => {
    expect(visible().split('\n')).toHaveLength(1);
    await inMain((global) => global.kiosk.window.close());
    expect(await inMain((global) => global.kiosk.window.isDestroyed())).toBe(false);
    // Seen from outside: a pixel more than the display where no window manager makes it full screen.
    await vi.waitFor(() => {
      const { stdout } = xdotool('getwindowgeometry', visible());
      expect(stdout).toMatch(/Position: 0,0/);
      expect(stdout).toMatch(/Geometry: 1080x192[01]/);
    }, 3_000);
  });

  it('a window that was hidden, moved or made smaller is back within 2 s', async () => {
    const id = visible();
    const back = (): void => {
      expect(visible()).toBe(id);
      expect(xdotool('getwindowgeometry', id).stdout).toMatch(/Position: 0,0[\s\S]*Geometry: 1080x192[01]/);
    };
    await inMain((global) => global.kiosk.window.hide());
    await vi.waitFor(back, 2_500);
    xdotool('windowmove', id, '300', '400');
    xdotool('windowsize', id, '200', '200');
    await vi.waitFor(back, 2_500);
  });
});

describe('between visitors', () => {
  it('storage, history and clipboard are emptied', async () => {
    await page.evaluate(() => {
      localStorage.setItem('name', 'canary');
      history.pushState({ name: 'canary' }, '', '#canary');
    });
    const cleared = await inMain(async (global) => global.clear());
    expect(cleared).toEqual({ kind: 'cleared' });
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await inMain((global) => global.kiosk.window.webContents.navigationHistory.length())).toBe(1);
  });
});

describe('a lost page', () => {
  const alive = async (): Promise<void> => {
    const found = await inMain((global) =>
      Promise.race([
        global.kiosk.window.webContents.executeJavaScript('document.getElementById("field") !== null'),
        new Promise((resolve) => setTimeout(resolve, 500, 'no answer')),
      ]),
    );
    expect(found).toBe(true);
  };

  it('that crashes is back', async () => {
    await inMain((global) => global.kiosk.window.webContents.forcefullyCrashRenderer());
    await vi.waitFor(async () => expect((await seen()).gone).toHaveLength(1), 60_000);
    await vi.waitFor(alive, 60_000);
  });

  it('that hangs is killed and back', async () => {
    await inMain((global) => {
      global.kiosk.window.webContents.executeJavaScript('for (;;);').catch(() => undefined);
    });
    // It is given 3 s of a processor, which a busy machine takes longer to give.
    await vi.waitFor(async () => expect((await seen()).gone).toContain('unresponsive'), 60_000);
    await vi.waitFor(alive, 60_000);
  }, 90_000);

  it.each([
    ['left', "location.href = 'about:blank'"],
    ['closed', 'window.close()'],
  ])('that has %s by itself is back', async (reason, script) => {
    // What goes away answers nobody.
    await electron.evaluate(({ BrowserWindow }, code) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.executeJavaScript(code).catch(() => undefined);
    }, script);
    await vi.waitFor(async () => expect((await seen()).gone).toContain(reason), 60_000);
    await vi.waitFor(alive, 60_000);
    const shown = (): Promise<boolean> => inMain((global) => global.kiosk.window.isVisible());
    await vi.waitFor(async () => expect(await shown()).toBe(true), 60_000);
  });
});
