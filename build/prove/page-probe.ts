import { z } from 'zod';

/** What the resident sees: the name of the screen, or that the page itself says that the kiosk is starting. */
export type Seen = {
  readonly screen: string;
  /** When the page first drew words, by the machine's clock in milliseconds; null before that. */
  readonly firstWordsAtMs: number | null;
};

const Targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }).loose(),
);
const Answer = z.object({
  result: z.object({ result: z.object({ value: z.unknown() }).loose() }).loose(),
});
const SeenInPage = z.object({ screen: z.string(), firstWordsAtMs: z.number().nullable() });

const LOOK = `(() => {
  const starting = document.getElementById('starting');
  const words = starting !== null && getComputedStyle(starting).display !== 'none' && starting.innerText.trim() !== '';
  const screen = document.querySelector('#root [data-screen]')?.dataset.screen ?? (words ? 'starting' : 'blank');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { screen, firstWordsAtMs: paint ? performance.timeOrigin + paint.startTime : null };
})()`;
const ANSWER_MS = 5_000;

/** Looks at the kiosk's page once by the debugging port (development runs have one); null when the page does not answer now. */
export async function lookAtPage(port: number): Promise<Seen | null> {
  try {
    const listed = await fetch(`http://127.0.0.1:${port}/json/list`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const page = Targets.parse(await listed.json()).find(
      ({ type, url }) => type === 'page' && url === 'app://kiosk/index.html',
    );
    return page ? SeenInPage.parse(await evaluate(page.webSocketDebuggerUrl)) : null;
  } catch {
    // Not there yet, or too busy: it is looked at again.
    return null;
  }
}

function evaluate(address: string): Promise<unknown> {
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(() => reject(new Error('no answer'))), ANSWER_MS);
    const end = (settle: () => void): void => {
      clearTimeout(late);
      socket.close();
      settle();
    };
    const parameters = { expression: LOOK, returnByValue: true };
    socket.onopen = () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: parameters }));
    socket.onerror = () => end(() => reject(new Error('no connection')));
    socket.onmessage = ({ data }) => {
      const parsed = Answer.safeParse(JSON.parse(String(data)));
      end(() => (parsed.success ? resolve(parsed.data.result.result.value) : reject(new Error('no value'))));
    };
  });
}
