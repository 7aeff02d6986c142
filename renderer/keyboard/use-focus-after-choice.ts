import { type RefObject, useLayoutEffect, useRef } from 'react';
import { readyForFocus } from './key-groups.ts';

const CANDIDATES = '[data-candidates]';

/**
 * For residents who choose by keys: the candidate goes away by being chosen. The focus goes to the first of what is left to be chosen, else
 * back to the letters. Returns what notes that a choice is being made; the value changes by it.
 */
export function useFocusAfterChoice(all: RefObject<HTMLElement | null>, value: string): () => void {
  const chose = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the reason to run again
  useLayoutEffect(() => {
    if (!chose.current) return;
    chose.current = false;
    const next = all.current?.querySelector<HTMLElement>(`${CANDIDATES} button`);
    const letters = [...(all.current?.querySelectorAll<HTMLElement>('.hg-row') ?? [])].find((row) =>
      [...row.querySelectorAll('button')].some(({ textContent }) => /^\p{L}$/u.test(textContent ?? '')),
    );
    if (next) next.focus({ focusVisible: true });
    else if (letters) readyForFocus(letters).focus({ focusVisible: true });
  }, [value]);
  return () => {
    chose.current = all.current?.querySelector(`${CANDIDATES} :focus`) != null;
  };
}
