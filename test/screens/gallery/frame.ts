import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from '../../../renderer/access/index.ts';

type Told = {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly touch: readonly string[];
  readonly hold: boolean;
};

const asked = new URLSearchParams(location.search);
const { answers, touch, hold } = (await (await fetch(`/sample.json${location.search}`)).json()) as Told;

const calls = new Proxy(
  {},
  { get: (_, name) => () => Promise.resolve(answers[String(name)] ?? { kind: 'done' }) },
);
const notices = new Proxy({}, { get: () => () => () => undefined });
Object.assign(window, { kiosk: { calls, notices } });
await import('../../../renderer/index.tsx');

await appears('[data-screen]:not([data-screen=restarting])');
if (hold) {
  const corner = await appears('[data-testid=staff-corner]');
  corner.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, isPrimary: true, button: 0 }));
}
for (const testId of touch) {
  (await appears(`html:not([data-settling]) [data-testid="${testId}"]`)).click();
}
const look = {
  ...NORMAL_ACCESS,
  theme: asked.get('theme') ?? NORMAL_ACCESS.theme,
  text: Number(asked.get('text') ?? NORMAL_ACCESS.text),
  reach: asked.get('reach') ?? NORMAL_ACCESS.reach,
  hand: asked.get('hand') ?? NORMAL_ACCESS.hand,
};
dressForAccess(document.documentElement, look as AccessSettings);

/** Waits until an element is there. */
function appears(selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = document.querySelector<HTMLElement>(selector);
      if (found) resolve(found);
      return found !== null;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
}
