import { LANGUAGES } from '../../../domain/text/index.ts';
import { TEXT_SIZES, THEMES } from '../../../renderer/access/index.ts';

/** What can be chosen; the first of each is what the gallery opens with. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  language: LANGUAGES,
  theme: THEMES,
  text: TEXT_SIZES.map(String),
  reach: ['whole', 'low'],
  hand: ['right', 'left'],
  size: ['1080x1920', '1920x1080', '1366x768'],
  scale: ['0.25', '0.5', '1'],
};

const form = document.querySelector('form');
const main = document.querySelector('main');
const names = (await (await fetch('/samples.json')).json()) as string[];
const asked = new URLSearchParams(location.search);

/** A frame is loaded when it comes near: there are a hundred of them. */
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLIFrameElement)) continue;
      target.src = target.dataset.src ?? '';
      near.unobserve(target);
    }
  },
  { rootMargin: '400px' },
);

if (form && main) {
  for (const [name, values] of Object.entries(CHOICES)) {
    const select = form.elements.namedItem(name);
    if (!(select instanceof HTMLSelectElement)) continue;
    for (const value of values) select.add(new Option(value));
    select.value = asked.get(name) ?? values[0] ?? '';
  }
  const part = form.elements.namedItem('part');
  if (part instanceof HTMLInputElement) part.value = asked.get('part') ?? '';
  const refresh = (): void => show(chosenIn(form), main);
  form.addEventListener('input', refresh);
  form.addEventListener('submit', (event) => event.preventDefault());
  refresh();
}

function chosenIn(choices: HTMLFormElement): URLSearchParams {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(choices)) if (typeof value === 'string') chosen.set(name, value);
  return chosen;
}

function show(chosen: URLSearchParams, into: HTMLElement): void {
  // The address says what is shown, so that it can be passed on.
  history.replaceState(null, '', `?${chosen}`);
  const [width = 0, height = 0] = (chosen.get('size') ?? '').split('x').map(Number);
  const scale = Number(chosen.get('scale'));
  const wanted = names.filter((name) => name.includes(chosen.get('part') ?? ''));
  into.replaceChildren(...wanted.map((name) => figureOf(name, chosen, { width, height, scale })));
}

function figureOf(
  name: string,
  chosen: URLSearchParams,
  { width, height, scale }: { readonly width: number; readonly height: number; readonly scale: number },
): HTMLElement {
  const source = `/frame.html?${new URLSearchParams({ ...Object.fromEntries(chosen), name })}`;
  const frame = document.createElement('iframe');
  frame.title = name;
  frame.dataset.src = source;
  frame.style.cssText = `width: ${width}px; height: ${height}px; transform: scale(${scale})`;
  near.observe(frame);
  const screen = document.createElement('div');
  screen.className = 'screen';
  screen.style.cssText = `width: ${width * scale}px; height: ${height * scale}px`;
  screen.append(frame);
  const link = document.createElement('a');
  link.href = source;
  link.textContent = name;
  const caption = document.createElement('figcaption');
  caption.append(link);
  const figure = document.createElement('figure');
  figure.append(caption, screen);
  return figure;
}
