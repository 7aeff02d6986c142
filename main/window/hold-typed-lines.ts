import type { WebContents } from 'electron';
import type { TypedKey } from './typed-key.ts';
import { createTypedLines, type TypedLinesParts } from './typed-lines.ts';

/** Keeps from the page what devices type, and gives it to whom it is for. Returns the function that stops. */
export function holdTypedLines(contents: WebContents, parts: Omit<TypedLinesParts, 'replay'>): () => void {
  let isReplaying = false;
  const lines = createTypedLines({ ...parts, replay });
  const take = (event: Electron.Event, key: Electron.Input): void => {
    // What a guard has already refused is ignored, and ends a burst all the same.
    if (!isReplaying && lines.take(key)) event.preventDefault();
  };
  contents.on('before-input-event', take);

  function replay(key: TypedKey): void {
    if (contents.isDestroyed()) return;
    const keyCode = keyCodeOf(key.code);
    const modifiers = key.shift ? (['shift'] as const) : [];
    isReplaying = true;
    try {
      contents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
      // The key's own character, of whatever layout and script.
      if ([...key.key].length === 1)
        contents.sendInputEvent({ type: 'char', keyCode: key.key, modifiers: [...modifiers] });
      contents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
    } finally {
      isReplaying = false;
    }
  }

  return () => {
    lines.close();
    if (!contents.isDestroyed()) contents.removeListener('before-input-event', take);
  };
}

/** Electron's name of a key from where it is: `KeyA` is A, `Digit1` 1, `Space` Space; the few others by their character. */
function keyCodeOf(code: string): string {
  const name = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  return name ?? (Object.hasOwn(PLACES, code) ? (PLACES[code] ?? 'Space') : 'Space');
}

const PLACES: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
  NumpadDivide: '/',
  NumpadMultiply: '*',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadDecimal: '.',
};
