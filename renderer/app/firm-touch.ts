import { useEffect } from 'react';

const CONTROL = 'button, a, label, input, textarea, select, [role="button"], [role="option"], [role="radio"]';

const controlAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest(CONTROL) : null;

/** Whether a press of one control belongs to a finger that was put down on this other one. A label presses its field. */
const belongsTo = (down: Element, pressed: Element): boolean =>
  down === pressed ||
  (down instanceof HTMLLabelElement && down.control === pressed) ||
  down.contains(pressed);

/**
 * Something that comes onto the screen while a finger is down can put another control below it: that one is not pressed. A finger that was put
 * down beside all controls may still press the one that it was meant for.
 */
export function useFirmTouch(): void {
  useEffect(() => {
    let down: Element | null = null;
    const put = ({ target }: Event): void => {
      down = controlAt(target);
    };
    const press = (event: MouseEvent): void => {
      const pressed = controlAt(event.target);
      // Keys, and programs that help, press without a finger.
      if (event.detail === 0 || down === null || pressed === null || belongsTo(down, pressed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('pointerdown', put, { capture: true, passive: true });
    window.addEventListener('click', press, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', put, { capture: true });
      window.removeEventListener('click', press, { capture: true });
    };
  }, []);
}
