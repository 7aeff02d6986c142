import type { Say } from '../i18n/index.ts';

export type ControlState = {
  /** Whether it is ticked, chosen or on; empty for what cannot be, and for a button that is not. */
  readonly chosen: string;
  /** Whether what belongs to it is shown. */
  readonly expanded: string;
};

/** How a control is, in words. */
export function stateOf(element: Element, say: Say): ControlState {
  const expanded = element.getAttribute('aria-expanded');
  return {
    chosen: chosenOf(element, say),
    expanded: expanded === null ? '' : say(expanded === 'true' ? 'speech.open' : 'speech.closed'),
  };
}

function chosenOf(element: Element, say: Say): string {
  const checked = element.getAttribute('aria-checked');
  const pressed = element.getAttribute('aria-pressed');
  if (element.getAttribute('role') === 'checkbox') {
    return say(checked === 'true' ? 'speech.ticked' : 'speech.notTicked');
  }
  return checked === 'true' || pressed === 'true' ? say('speech.chosen') : '';
}
