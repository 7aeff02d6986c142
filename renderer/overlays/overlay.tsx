import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { settle } from '../frame/index.ts';
import style from './overlay.module.css';

type OverlayProps = {
  readonly title: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/** A question over the screen: takes the focus, keeps it, and gives it back. */
export function Overlay({ title, name, children, wide }: OverlayProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useLayoutEffect(
    () => () => {
      // In the same moment: the finger that closed it is still over what lies below.
      settle();
    },
    [],
  );

  /** Tab goes round inside. */
  function keepFocus(event: React.KeyboardEvent): void {
    if (event.key !== 'Tab') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('button:not(:disabled), input') ?? [])];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const inside = stops.some((stop) => stop === document.activeElement);
    if (inside && document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }

  return (
    <div className={style.shade} data-overlay={name}>
      <div
        ref={box}
        className={`${style.box} ${wide ? style.wide : ''}`}
        role="alertdialog"
        aria-modal="true"
        aria-label={title}
        onKeyDown={keepFocus}
      >
        <h2 ref={heading} className={style.title} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </div>
  );
}
