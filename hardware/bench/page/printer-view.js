import { buttons, fill, make, part, pill, send } from './parts.js';

const PRINTER_FAULTS = {
  paperNearEnd: 'Paper near end',
  paperOut: 'Paper out',
  coverOpen: 'Cover open',
  cutterError: 'Cutter error',
  cutterJamsNext: 'Jam at next cut',
  overheated: 'Head too hot',
  unrecoverable: 'Broken',
  stalled: 'Stalled',
  garbageStatus: 'Garbage status',
  silent: 'No answers',
  slow: 'Slow',
  noise: 'Status noise',
  keepsBuffer: 'Buffer cannot be cleared',
  offline: 'Offline',
  poweredOff: 'Power off',
};
const PRINTER_SCHEDULED = {
  'Paper out after 5 lines': { after: { unit: 'lines', count: 5 }, set: { paperOut: true } },
  'Paper out after 300 dots': { after: { unit: 'dots', count: 300 }, set: { paperOut: true } },
  'Cover opens after 5 lines': { after: { unit: 'lines', count: 5 }, set: { coverOpen: true } },
  'Stalls after 500 bytes': { after: { unit: 'bytes', count: 500 }, set: { stalled: true } },
  'Connection reset after 500 bytes': { after: { unit: 'bytes', count: 500 }, resetConnection: true },
  'Power lost after 5 lines': { after: { unit: 'lines', count: 5 }, set: { poweredOff: true } },
};
const ENDS = {
  printing: 'in the printer',
  'full-cut': 'cut',
  'partial-cut': 'cut',
  torn: 'torn off at the end of the roll',
};

/** The printer's faults and its papers. */
export function showPrinter({ printer }) {
  const { address, faults, errors, errorCount, pendingBytes, scheduled } = printer;
  part('printer-address').textContent =
    address.kind === 'tcp' ? `${address.host}:${address.port}` : address.path;
  const names = Object.keys(PRINTER_FAULTS).filter((name) => faults[name]);
  if (names.length > 0)
    pill('printer-pill', 'bad', names.length === 1 ? PRINTER_FAULTS[names[0]] : `${names.length} faults`);
  else if (scheduled.length > 0) pill('printer-pill', 'warn', 'Fault prepared');
  else pill('printer-pill', 'good', pendingBytes > 0 ? 'Printing' : 'Ready');
  fill('printer-faults', faults, () => [
    ...Object.entries(PRINTER_FAULTS).map(([name, label]) =>
      make(
        'button',
        {
          type: 'button',
          'aria-pressed': String(faults[name]),
          click: () => send('/api/printer/faults', { [name]: !faults[name] }),
        },
        label,
      ),
    ),
    make('button', { type: 'button', click: () => send('/api/printer/reset') }, 'Clear all'),
  ]);
  fill('printer-scheduled', 0, () =>
    buttons(PRINTER_SCHEDULED, (step) => send('/api/printer/schedule', step)),
  );
  part('printer-errors').hidden = errorCount === 0;
  fill('printer-errors', errors, () => [
    make('strong', {}, `${errorCount} faults in the bytes received. `),
    ...errors
      .slice(-3)
      .map((error) =>
        make(
          'div',
          {},
          `${error.kind} at byte ${error.offset}: `,
          make('code', {}, error.hex),
          ` ${error.note}`,
        ),
      ),
  ]);
  void showPapers(printer.papers);
}

const drawn = new Map();

/** Papers newest first; each is fetched again only when it has grown or was cut. */
async function showPapers(papers) {
  const box = part('papers');
  for (const [number, entry] of drawn) {
    if (papers.some((paper) => paper.number === number)) continue;
    entry.figure.remove();
    drawn.delete(number);
  }
  if (papers.length === 0) box.replaceChildren(make('p', { class: 'empty' }, 'No paper yet.'));
  else box.querySelector('.empty')?.remove();
  for (const paper of papers) {
    const key = `${paper.lengthDots} ${paper.end}`;
    const known = drawn.get(paper.number);
    if (known?.key === key) continue;
    const entry = known ?? { figure: make('figure', { id: `paper-${paper.number}` }) };
    entry.key = key;
    drawn.set(paper.number, entry);
    if (known === undefined) box.prepend(entry.figure);
    const response = await fetch(`/api/printer/papers/${paper.number}.svg`);
    if (!response.ok || entry.key !== key) continue;
    const svg = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
    const link = (type) =>
      make(
        'a',
        { href: `/api/printer/papers/${paper.number}.${type}`, target: '_blank' },
        type.toUpperCase(),
      );
    const length = `${Math.round(paper.lengthDots / 8)} mm`;
    entry.figure.replaceChildren(
      document.importNode(svg, true),
      make(
        'figcaption',
        {},
        `Paper ${paper.number}, ${length}, ${ENDS[paper.end]}`,
        link('png'),
        link('txt'),
      ),
    );
  }
}
