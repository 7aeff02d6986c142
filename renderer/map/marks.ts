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

/** Hides the words that would lie upon those of a mark before it: the map shown larger has room for them. */
export function thinOut(marks: readonly HTMLElement[]): void {
  const taken: DOMRect[] = [];
  for (const mark of marks) {
    const room = mark.firstElementChild?.getBoundingClientRect();
    if (!room) continue;
    const crowded = taken.some((other) => lieUpon(room, other));
    mark.toggleAttribute('data-crowded', crowded);
    if (!crowded) taken.push(room);
  }
}

const lieUpon = (one: DOMRect, other: DOMRect): boolean =>
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
