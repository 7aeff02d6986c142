import { expect, it } from 'vitest';
import { type Pressed, whatKeyDoes } from './what-key-does.ts';

const pressed = (key: string, changes: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...changes,
});

it('knows its keys, and leaves all others to the browser', () => {
  expect(['/', 'j', 'k', '?'].map((key) => whatKeyDoes(pressed(key)))).toEqual([
    'search',
    'next',
    'previous',
    'help',
  ]);
  for (const key of ['J', 'Enter', 'Escape', ' ', 'toString', 'ArrowDown'])
    expect(whatKeyDoes(pressed(key)), key).toBeNull();
});

it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'] as const)(
  'leaves a key to who has it already (%s)',
  (name) => {
    expect(whatKeyDoes(pressed('k', { [name]: true }))).toBeNull();
  },
);
