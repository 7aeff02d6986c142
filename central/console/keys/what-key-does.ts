/** What a single key does on a page of the console. */
export type KeyAction = 'search' | 'next' | 'previous' | 'help';

export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'
>;

const ACTIONS: ReadonlyMap<string, KeyAction> = new Map([
  ['/', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['?', 'help'],
]);

/**
 * What a pressed key does; null where it belongs to somebody else: to the browser (with Ctrl, Alt or Cmd), to an input method, or to a
 * part of the page that has taken it already.
 */
export function whatKeyDoes(pressed: Pressed): KeyAction | null {
  const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = pressed;
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return null;
  return ACTIONS.get(key) ?? null;
}
