import { useEffect, useRef } from 'react';
import type { KioskBridge } from '../frame/index.ts';
import { keypadMoves } from './keypad-moves.ts';

/** The page shows the focus on whatever has it while this is set: somebody moves by the keypad. */
const BY_KEYPAD = 'byKeypad';

/** The navigation keypad's four keys and its help key at work on the page. Speech and headphones are heard by who speaks. */
export function useKeypad(
  kiosk: KioskBridge,
  callForHelp: () => void,
  isDouble: (what: unknown) => boolean,
): void {
  const help = useRef(callForHelp);
  useEffect(() => {
    help.current = callForHelp;
  });
  useEffect(() => {
    const root = document.documentElement;
    const moves = keypadMoves(document);
    const begin = (): void => void kiosk.calls['session.begin']({}).catch(() => undefined);
    const touched = (): void => {
      delete root.dataset[BY_KEYPAD];
    };
    const stop = kiosk.notices['keypad.pressed'](({ key }) => {
      if (isDouble(key)) return;
      if (key === 'up' || key === 'down' || key === 'select' || key === 'back') root.dataset[BY_KEYPAD] = '';
      if (key === 'up' || key === 'down') moves.move(key);
      // Nothing to press: on the screen that waits for somebody it begins; main leaves it alone elsewhere.
      else if (key === 'select') moves.select() || begin();
      else if (key === 'back') moves.back();
      else if (key === 'help') help.current();
    });
    window.addEventListener('pointerdown', touched, { capture: true, passive: true });
    return () => {
      stop();
      window.removeEventListener('pointerdown', touched, { capture: true });
      touched();
    };
  }, [kiosk, isDouble]);
}
