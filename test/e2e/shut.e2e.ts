import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { readKioskJournal } from '../../build/start/read-journal.ts';
import { type Display, startDisplay } from '../../build/system/index.ts';
import { CALL_NAMES, NOTICE_NAMES } from '../../domain/ipc/index.ts';
import type { BridgeWindow } from '../../renderer/frame/index.ts';
import { startLure } from './lure.ts';
import {
  askForFiles,
  askForPermissions,
  callWrongly,
  makeCode,
  namesOfNode,
  reachOut,
} from './page-probes.ts';
import { holdCorner } from './staff-corner.ts';
import { expect, type TestTown, test } from './town.ts';

const PAGE = 'app://kiosk/index.html';
/** The demo town's. */
const STAFF_PIN = '246810';
const HELD_MS = 60_000;

// A display of its own: keys reach the window that has the focus, and every window on it is the kiosk's.
let display: Display | null = null;
const before = process.env.DISPLAY;

test.beforeAll(async () => {
  display = await startDisplay(1080, 1920);
  process.env.DISPLAY = display.name;
});

test.afterAll(() => {
  process.env.DISPLAY = before;
  display?.stop();
});

test('nothing that a page or a person tries opens, loads, reaches, saves or asks for anything', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  const { page } = kiosk;
  await kiosk.see('attract');
  await watch(kiosk);
  const windows = windowsOnDisplay();
  // The root and the kiosk's.
  expect(windows).toHaveLength(2);
  const lure = await startLure();
  expect((await fetch(lure.url)).status).toBe(200);
  const known = lure.visits();
  const untouched = async (by = ''): Promise<void> => {
    expect(page.url(), by).toBe(PAGE);
    expect(await seen(kiosk), by).toEqual({ loads: [], saved: [], windows: 1, zoom: 1, tools: false });
    expect(await page.evaluate(() => document.body.dataset.sameSince)).toBe('the beginning');
    expect(windowsOnDisplay()).toEqual(windows);
    expect(lure.visits()).toBe(known);
  };

  // One of each kind first: what comes in great numbers is not all journaled.
  await page.evaluate((url) => window.open(url), lure.url);
  await page.evaluate(() => Notification.requestPermission());
  expect(await page.evaluate(callWrongly, CALL_NAMES.slice(0, 1))).toEqual([]);
  await page.evaluate(saveFile);
  await page.evaluate((url) => location.assign(url), lure.url);
  await untouched();

  await test.step('windows and frames', async () => {
    const opened = await page.evaluate(
      (urls) => urls.filter((url) => window.open(url) !== null),
      [lure.url, 'about:blank', 'data:text/html,x', PAGE, 'file:///etc/hostname', 'mailto:a@example.org'],
    );
    expect(opened).toEqual([]);
    await page.evaluate(clickLink, { href: lure.url, target: '_blank' });
    await page.evaluate(() => document.body.append(document.createElement('webview')));
    expect(await page.evaluate(() => 'loadURL' in (document.querySelector('webview') ?? {}))).toBe(false);
    await untouched();
  });

  await test.step('navigation', async () => {
    const ways = [lure.url, 'https://example.invalid/', 'file:///etc/hostname', 'chrome://gpu/'];
    for (const href of [
      ...ways,
      'view-source:app://kiosk/index.html',
      'app://kiosk/receipt.html',
      'app://other/',
    ]) {
      await page.evaluate((url) => {
        // Some are refused with an exception at once, the others in silence.
        try {
          location.href = url;
        } catch {}
      }, href);
      await untouched(href);
      await page.evaluate(clickLink, { href });
      await untouched(href);
    }
    await page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
      form.remove();
    }, lure.url);
    await page.evaluate(() => {
      history.pushState(null, '');
      history.back();
      history.go(-5);
      location.reload();
    });
    await untouched();
  });

  await test.step('permissions and devices', async () => {
    const answers = await page.evaluate(askForPermissions);
    expect(Object.keys(answers).length).toBeGreaterThan(15);
    expect(answers).toEqual(allRefused(answers));
    await untouched();
  });

  await test.step('the network and the files of the machine', async () => {
    const reached = await page.evaluate(reachOut, [lure.url, lure.webSocketUrl] as [string, string]);
    expect(Object.keys(reached).length).toBeGreaterThan(10);
    expect(reached).toEqual(allRefused(reached));
    // Below the page's own policy the session itself has no network.
    expect(await fetchInSession(kiosk, lure.url)).toBe('refused');
    expect(await fetchInSession(kiosk, PAGE)).toBe('200');
    const outside = ['file:///etc/hostname', 'app://other/index.html', 'app://kiosk@other/index.html'];
    const inside = [
      ...['/../../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fpackage.json', '//etc/passwd'],
      ...['/assets/../../main/index.mjs', '/etc/passwd', '/index.html?x', '/assets/', '/index.html%00.js'],
    ].map((path) => `app://kiosk${path}`);
    expect(await page.evaluate(askForFiles, [PAGE, ...outside, ...inside])).toEqual({
      [PAGE]: '200',
      ...Object.fromEntries(outside.map((url) => [url, 'refused'])),
      ...Object.fromEntries(inside.map((url) => [url, '404'])),
      POST: '404',
    });
    await untouched();
  });

  await test.step('code and Node', async () => {
    const made = await page.evaluate(makeCode);
    expect(made).toEqual(allRefused(made));
    expect(await page.evaluate(namesOfNode)).toEqual([]);
  });

  await test.step('dialogs, printing, saving, dropping', async () => {
    // Listening without an answer: the driver must not close for us what should never have opened.
    page.on('dialog', () => undefined);
    const answers = page.evaluate(() => [window.alert('x'), window.confirm('x')]);
    expect(await within(answers)).toEqual([undefined, false]);
    await expect(within(page.evaluate(() => window.prompt('x')))).rejects.toThrow('not be supported');
    await within(page.evaluate(() => window.print()));
    await page.evaluate(saveFile);
    expect(await drop(kiosk, '/etc/hostname')).toBe(true);
    await untouched();
  });

  await test.step('keys, the menu and zoom', async () => {
    await page.evaluate(rememberKeys);
    const plain = ['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Menu', 'Super_L', 'Print', 'Insert'];
    const control = ['r', 'shift+r', 'shift+i', 'shift+j', 'w', 'q', 'p', 's', 'o', 'n', 't', 'u', 'f', 'l'];
    const letters = ['a', 'c', 'v', 'x', 'plus', 'minus', '0', 'F4', 'Tab', 'Escape'];
    const alt = ['Left', 'Right', 'F4', 'F2', 'd', 'space', 'Home'];
    const media = ['XF86Back', 'XF86Forward', 'XF86Reload', 'XF86HomePage', 'XF86Search', 'XF86Mail'];
    press(...plain, ...media);
    press(...[...control, ...letters].map((key) => `ctrl+${key}`), ...alt.map((key) => `alt+${key}`));
    // What is allowed comes last, so that all before it has come through when it is there.
    press('z');
    await expect.poll(() => page.evaluate(() => document.body.dataset.keys)).toContain('z');
    expect(await page.evaluate(() => document.body.dataset.keys)).toBe(' z');
    mouse('mousemove', '540', '900', 'keydown', 'ctrl', 'click', '4', 'click', '4', 'keyup', 'ctrl');
    mouse('click', '3', 'click', '2', 'click', '8', 'click', '9');
    await expect.poll(() => page.evaluate(() => document.body.dataset.menu)).toBe('prevented');
    const touch = await page.context().newCDPSession(page);
    await touch.send('Input.synthesizePinchGesture', { x: 540, y: 900, scaleFactor: 3 });
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
    await untouched();
  });

  await test.step('calls to main', async () => {
    expect(await page.evaluate(callWrongly, CALL_NAMES)).toEqual([]);
    const bridge = await page.evaluate(() => {
      const { kiosk } = window as unknown as BridgeWindow;
      Reflect.set(kiosk.calls, 'shell.open', () => undefined);
      return {
        parts: Object.keys(kiosk),
        calls: Object.keys(kiosk.calls),
        notices: Object.keys(kiosk.notices),
      };
    });
    expect(bridge).toEqual({
      parts: ['calls', 'notices'],
      calls: [...CALL_NAMES],
      notices: [...NOTICE_NAMES],
    });
    // Only calls are answered, one by one by name: main listens to no other message. `error` is Electron's own.
    expect(await kiosk.app.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['error']);
    expect(await callFromAnotherPage(kiosk)).toBe('refused');
  });

  await kiosk.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  await untouched();
  await kiosk.tap('start');
  await kiosk.see('language');
  await lure.close();

  // A blank page is shown without main being asked: it does not stay.
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await expect.poll(async () => (await seen(kiosk)).loads).toEqual(['about:blank', PAGE]);
  await kiosk.see('language');
  // A page may close its window: there is another at once, where the session is.
  const next = kiosk.app.waitForEvent('window');
  await page.evaluate(() => window.close()).catch(() => undefined);
  await (await next).locator('[data-screen="language"]').waitFor({ timeout: 120_000 });
  const kinds = (await eventsOf(town)).flatMap((event) => (event.kind === 'blocked' ? [event.what] : []));
  expect([...new Set(kinds)].sort()).toEqual(['download', 'ipc', 'navigation', 'permission', 'window']);
});

test('the staff’s corner takes the right PIN alone, is throttled, and is journaled', async ({ town }) => {
  const kiosk = town.kiosk();
  await kiosk.see('attract');
  const leave = (one: KioskApp): Promise<string> =>
    one.page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).kiosk;
      return (await calls['staff.leaveKiosk']({})).kind;
    });
  expect(await leave(kiosk)).toBe('not-now');
  await kiosk.tap('staff-corner');
  await holdCorner(kiosk);
  for (let wrong = 1; wrong <= 4; wrong += 1) {
    await enterPin(kiosk, `11111${wrong}`);
    await expect(kiosk.page.locator('[data-overlay="staff"] [data-look="bad"]')).toBeVisible();
    await expect(kiosk.page.getByTestId('pin')).toHaveValue('');
  }
  expect(await leave(kiosk)).toBe('not-now');
  await enterPin(kiosk, STAFF_PIN);
  await kiosk.page.locator('[data-overlay="staff-unlocked"]').waitFor();
  await kiosk.tap('staff-stay');
  expect(await leave(kiosk)).toBe('not-now');

  await holdCorner(kiosk);
  for (let wrong = 1; wrong <= 5; wrong += 1) {
    await enterPin(kiosk, `22222${wrong}`);
    await expect(kiosk.page.getByTestId('pin')).toHaveValue('');
  }
  await enterPin(kiosk, STAFF_PIN);
  await expect(kiosk.page.getByTestId('pin')).toHaveValue('');
  await expect(kiosk.page.locator('[data-overlay="staff"]')).toContainText(/\d{3}/);
  await expect(kiosk.page.locator('[data-overlay="staff-unlocked"]')).toHaveCount(0);
  expect(await leave(kiosk)).toBe('not-now');
  await kiosk.kill();

  // As if the lock were over.
  rmSync(join(town.town.kioskFolder, 'pin-throttle.json'));
  const again = await town.start();
  await again.see('attract');
  await holdCorner(again);
  await enterPin(again, STAFF_PIN);
  const ended = new Promise((resolve) => again.app.process().once('exit', resolve));
  await again.tap('staff-leave');
  expect(await within(ended)).toBe(0);
  const events = readKioskJournal(town.town.kioskFolder).flatMap(({ body }) =>
    body.subject === 'kiosk' ? [body.event] : [],
  );
  const tries = events.flatMap((event) => (event.kind === 'staff-pin' ? [event.outcome] : []));
  const refused = (times: number): 'refused'[] => Array.from({ length: times }, () => 'refused');
  expect(tries).toEqual([...refused(4), 'accepted', ...refused(4), 'locked', 'throttled', 'accepted']);
  expect(events.filter(({ kind }) => kind === 'staff-left-kiosk')).toHaveLength(1);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${STAFF_PIN}|111111|222221`));
});

/** Ends the kiosk and reads what its journal tells of it. */
async function eventsOf(town: TestTown) {
  await town.kiosk().close();
  return readKioskJournal(town.town.kioskFolder).flatMap(({ body }) =>
    body.subject === 'kiosk' ? [body.event] : [],
  );
}

/** Marks the page, and makes main remember whatever is loaded or saved from now on. */
async function watch(kiosk: KioskApp): Promise<void> {
  await kiosk.page.evaluate(() => {
    document.body.dataset.sameSince = 'the beginning';
  });
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const remembered = { loads: [] as string[], saved: [] as string[] };
    Reflect.set(globalThis, 'remembered', remembered);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.on('did-frame-navigate', (_event, url, _code, _status, isMainFrame) => {
        // An empty frame is a page's own.
        if (isMainFrame || url !== 'about:blank') remembered.loads.push(url);
      });
      webContents.session.on('will-download', (event, item) => {
        if (!event.defaultPrevented) remembered.saved.push(item.getURL());
      });
    }
  });
}

function seen(kiosk: KioskApp) {
  return kiosk.app.evaluate(({ BrowserWindow }) => {
    // No display shows the page on which a logo or a receipt is being drawn.
    const windows = BrowserWindow.getAllWindows().filter(({ webContents }) => !webContents.isOffscreen());
    const { loads, saved } = Reflect.get(globalThis, 'remembered');
    const [contents] = windows.map(({ webContents }) => webContents);
    return {
      loads,
      saved,
      windows: windows.length,
      zoom: contents?.getZoomFactor(),
      tools: contents?.isDevToolsOpened(),
    };
  });
}

const allRefused = (answers: object): object =>
  Object.fromEntries(Object.keys(answers).map((name) => [name, 'refused']));

function fetchInSession(kiosk: KioskApp, url: string): Promise<string> {
  return kiosk.app.evaluate(async ({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    const answer = window?.webContents.session.fetch(wanted);
    return (
      (await answer?.then(
        ({ status }) => String(status),
        () => 'refused',
      )) ?? 'no window'
    );
  }, url);
}

/** A page of ours in a window that is not the kiosk's: it has the bridge, and nobody answers it. */
function callFromAnotherPage(kiosk: KioskApp): Promise<unknown> {
  return kiosk.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
      const other = new BrowserWindow({ show: false, webPreferences: { session, preload, sandbox: true } });
      await other.loadURL('app://kiosk/receipt.html');
      const answer = await other.webContents.executeJavaScript(
        "kiosk.calls['session.begin']({}).then(() => 'answered', (error) => error.message)",
      );
      other.destroy();
      return answer;
    },
    join(process.cwd(), 'out/preload/index.cjs'),
  );
}

/** Drops a file on the page, as from another program. Whether the page itself turned it away. */
async function drop(kiosk: KioskApp, file: string): Promise<boolean> {
  await kiosk.page.evaluate(() =>
    window.addEventListener('drop', (event) => {
      document.body.dataset.dropped = String(event.defaultPrevented);
    }),
  );
  const driver = await kiosk.page.context().newCDPSession(kiosk.page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await driver.send('Input.dispatchDragEvent', { type, x: 540, y: 900, data });
  return (await kiosk.page.evaluate(() => document.body.dataset.dropped)) === 'true';
}

async function enterPin(kiosk: KioskApp, pin: string): Promise<void> {
  await kiosk.type(pin);
  await kiosk.tap('staff-unlock');
}

/** In the page. */
function clickLink(attributes: { href: string; target?: string }): void {
  const link = Object.assign(document.createElement('a'), attributes);
  document.body.append(link);
  link.click();
  link.remove();
}

/** In the page. */
function saveFile(): void {
  const href = URL.createObjectURL(new Blob(['saved']));
  const link = Object.assign(document.createElement('a'), { href, download: 'saved.txt' });
  document.body.append(link);
  link.click();
  link.remove();
}

/** In the page. */
function rememberKeys(): void {
  window.addEventListener('keydown', ({ key }) => {
    document.body.dataset.keys = `${document.body.dataset.keys ?? ''} ${key}`;
  });
  window.addEventListener('contextmenu', (event) => {
    document.body.dataset.menu = event.defaultPrevented ? 'prevented' : 'comes';
  });
}

function windowsOnDisplay(): string[] {
  const found = execFileSync('xdotool', ['search', '--onlyvisible', '--maxdepth', '1', '--name', ''], {
    encoding: 'utf8',
  });
  return found.trim().split('\n').sort();
}

function press(...keys: string[]): void {
  execFileSync('xdotool', ['key', '--delay', '10', ...keys]);
}

function mouse(...actions: string[]): void {
  execFileSync('xdotool', actions);
}

/** Fails when it does not come soon: what waits for an answer of somebody waits for ever. */
function within<Result>(job: Promise<Result>): Promise<Result> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('It waits for somebody.')), HELD_MS).unref();
  });
  return Promise.race([job, late]);
}
