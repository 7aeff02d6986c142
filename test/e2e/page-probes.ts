import type { BridgeWindow } from '../../renderer/frame/index.ts';

// What a page gone wild would try. Each function runs in the page and tells what came of each try by its name: `refused` is what is hoped
// for. Nothing outside of a function's body can be used in it.

type Outcomes = Record<string, string>;

/** Asks for everything that a browser asks its user about. */
export async function askForPermissions(): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  const ask = async (name: string, job: () => unknown): Promise<void> => {
    try {
      const granted = await job();
      outcomes[name] =
        granted === 'denied' || granted === false || granted === undefined ? 'refused' : 'granted';
    } catch {
      outcomes[name] = 'refused';
    }
  };
  // biome-ignore lint/suspicious/noExplicitAny: most of these are not among the library's types
  const it = navigator as any;
  const granted = async (job: Promise<unknown>): Promise<string> => job.then(() => 'granted');
  await ask('notifications', () => Notification.requestPermission());
  await ask('geolocation', () =>
    granted(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
  );
  await ask('camera', () => granted(navigator.mediaDevices.getUserMedia({ video: true })));
  await ask('microphone', () => granted(navigator.mediaDevices.getUserMedia({ audio: true })));
  await ask('screen', () => granted(navigator.mediaDevices.getDisplayMedia({ video: true })));
  await ask('clipboard', () => granted(navigator.clipboard.readText()));
  await ask('clipboard of everything', () => granted(navigator.clipboard.read()));
  await ask('MIDI', () => granted(it.requestMIDIAccess({ sysex: true })));
  await ask('storage that stays', () => navigator.storage.persist());
  await ask('wake lock', () => granted(it.wakeLock.request('screen')));
  await ask('full screen', () => granted(document.documentElement.requestFullscreen()));
  await ask('USB', () => granted(it.usb.requestDevice({ filters: [] })));
  await ask('HID', async () => (await it.hid.requestDevice({ filters: [] })).length > 0);
  await ask('serial', () => granted(it.serial.requestPort()));
  await ask('Bluetooth', () => granted(it.bluetooth.requestDevice({ acceptAllDevices: true })));
  await ask('local fonts', () =>
    granted((window as unknown as { queryLocalFonts(): Promise<unknown> }).queryLocalFonts()),
  );
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])
    await ask(`state of ${name}`, async () => (await it.permissions.query({ name })).state);
  return outcomes;
}

/** Tries to get something from, or to, a server outside. */
export async function reachOut([http, webSocket]: [string, string]): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  const reach = async (name: string, job: () => Promise<unknown>): Promise<void> => {
    outcomes[name] = await job().then(
      () => 'reached',
      () => 'refused',
    );
  };
  const until = (target: EventTarget, good: string): Promise<void> =>
    new Promise((resolve, reject) => {
      target.addEventListener(good, () => resolve());
      target.addEventListener('error', reject);
      setTimeout(reject, 1_500);
    });
  const added = (tag: string, attributes: Record<string, string>): Promise<void> => {
    const element = Object.assign(document.createElement(tag), attributes);
    const loaded = until(element, 'load');
    document.head.append(element);
    return loaded.finally(() => element.remove());
  };
  await reach('fetch', () => fetch(http));
  await reach('fetch without CORS', () => fetch(http, { mode: 'no-cors' }));
  await reach('XHR', () => {
    const request = new XMLHttpRequest();
    const loaded = until(request, 'load');
    request.open('GET', http);
    request.send();
    return loaded;
  });
  await reach('WebSocket', async () => until(new WebSocket(webSocket), 'open'));
  await reach('EventSource', async () => until(new EventSource(http), 'open'));
  await reach('picture', () => added('img', { src: `${http}picture.png` }));
  await reach('style sheet', () => added('link', { rel: 'stylesheet', href: `${http}style.css` }));
  await reach('script', () => added('script', { src: `${http}script.js` }));
  await reach('font', () => new FontFace('outside', `url(${http}font.woff2)`).load());
  await reach('worker', async () => until(new Worker(URL.createObjectURL(new Blob(['0']))), 'message'));
  navigator.sendBeacon(http, 'beacon');
  for (const src of [http, 'file:///etc/hostname', 'app://kiosk/index.html']) {
    const frame = Object.assign(document.createElement('iframe'), { src });
    document.body.append(frame);
    await until(frame, 'load').catch(() => undefined);
    outcomes[`frame of ${src.split(':')[0]}`] =
      (frame.contentDocument?.body?.childElementCount ?? 0) > 0 ? 'reached' : 'refused';
    frame.remove();
  }
  return outcomes;
}

/** Asks for files that are none of the page's: each answer's status, or `refused`. */
export async function askForFiles(urls: readonly string[]): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  for (const url of urls) {
    outcomes[url] = await fetch(url).then(
      ({ status }) => String(status),
      () => 'refused',
    );
  }
  outcomes.POST = await fetch('/index.html', { method: 'POST' }).then(({ status }) => String(status));
  return outcomes;
}

/** Tries to make text into code. */
export async function makeCode(): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  // The driver's own scripts may evaluate text; what a timer calls is the page's own again.
  await new Promise<void>((done) =>
    setTimeout(async () => {
      const tries: [string, () => unknown][] = [
        // biome-ignore lint/security/noGlobalEval: it is what must not work
        ['eval', () => window.eval('1')],
        ['Function', () => new Function('return 1')()],
        ['WebAssembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))],
      ];
      for (const [name, attempt] of tries) {
        try {
          await attempt();
          outcomes[name] = 'ran';
        } catch {
          outcomes[name] = 'refused';
        }
      }
      done();
    }),
  );
  const { dataset } = document.body;
  const inline = document.createElement('script');
  inline.textContent = "document.body.dataset.ran = 'inline'";
  document.head.append(inline);
  const handler = document.createElement('div');
  handler.setAttribute('onclick', "document.body.dataset.ran = 'handler'");
  document.body.append(handler);
  handler.click();
  const link = Object.assign(document.createElement('a'), {
    href: "javascript:document.body.dataset.ran = 'link'",
  });
  document.body.append(link);
  link.click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  outcomes.inline = dataset.ran ?? 'refused';
  for (const element of [inline, handler, link]) element.remove();
  return outcomes;
}

/** Names of Node's that a page must not know, in the page itself and in an empty frame of it. */
export function namesOfNode(): string[] {
  const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'];
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inFrame = [...names, 'kiosk'].filter((name) => frame.contentWindow && name in frame.contentWindow);
  frame.remove();
  return [...names.filter((name) => name in window), ...inFrame.map((name) => `${name} in a frame`)];
}

/** Calls main with what fits no schema. Lists the calls that were not refused. */
export async function callWrongly(names: readonly string[]): Promise<string[]> {
  const { calls } = (window as unknown as BridgeWindow).kiosk;
  const deep = (left: number): unknown => (left === 0 ? 1 : { deep: deep(left - 1) });
  const wrong: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', Number.NaN],
    ['text', '{}'],
    ['a list', [{}]],
    ['large', { pin: 'x'.repeat(200_000) }],
    ['deep', deep(40)],
    [
      'wrong fields',
      { pin: 1, language: 7, serviceId: {}, lines: [], way: 'theft', withoutPaper: 'yes', pageId: 0 },
    ],
    ['half a cent', { lines: [{ billId: 'x', amountMinor: 0.5 }] }],
  ];
  const taken: string[] = [];
  for (const name of names) {
    for (const [what, input] of wrong) {
      const call = calls[name as keyof typeof calls] as (input: unknown) => Promise<unknown>;
      const answer = await call(input).then(
        () => 'answered',
        (error: Error) => error.message,
      );
      if (answer !== 'refused') taken.push(`${name} with ${what}: ${answer}`);
    }
  }
  return taken;
}
