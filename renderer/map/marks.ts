import style from './town-map.module.css';

/** Where the kiosk stands, with words. */
export function hereElement(words: string): HTMLElement {
  const element = make('div', style.here);
  element.append(make('span', style.dot), withText(make('span', style.hereWords), words));
  return element;
}

/** What somebody has pointed at. */
export function pinElement(): HTMLElement {
  const element = make('div', style.pin);
  element.dataset.testid = 'map-pin';
  return element;
}

/** A place that can be touched. The list beside the map has the same for keys. */
export function markElement(name: string, onTouch: () => void): HTMLElement {
  const element = make('button', style.mark);
  element.setAttribute('type', 'button');
  element.tabIndex = -1;
  element.append(withText(make('span', style.markWords), name));
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    onTouch();
  });
  return element;
}

/**
 * Hides the words that would lie upon another mark's dot, on words shown before them or on `kept`: the map shown larger has
 * room for them.
 */
export function thinOut(marks: readonly HTMLElement[], kept: Element | null): void {
  const taken: Room[] = kept ? [kept.getBoundingClientRect()] : [];
  const dots = marks.map(dotOf);
  for (const [at, mark] of marks.entries()) {
    const room = mark.firstElementChild?.getBoundingClientRect();
    if (!room) continue;
    const others = [...taken, ...dots.filter((_, other) => other !== at)];
    const crowded = others.some((other) => lieUpon(room, other));
    mark.toggleAttribute('data-crowded', crowded);
    if (!crowded) taken.push(room);
  }
}

type Room = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** The dot stands above the words, as high as it is wide. */
function dotOf(mark: HTMLElement): Room {
  const { left, right, top } = mark.getBoundingClientRect();
  const half = ((mark.firstElementChild?.getBoundingClientRect().top ?? top) - top) / 2;
  const middle = (left + right) / 2;
  return { left: middle - half, right: middle + half, top, bottom: top + half * 2 };
}

const lieUpon = (one: Room, other: Room): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const make = (tag: string, name: string | undefined): HTMLElement => {
  const element = document.createElement(tag);
  element.className = name ?? '';
  return element;
};

function withText(element: HTMLElement, text: string): HTMLElement {
  element.textContent = text;
  return element;
}
