import { type ReactElement, useEffect, useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import style from './scanning.module.css';
import { usePersonalSwitch } from './switch-context.ts';

/** What moves below the frame (a page that scrolls, words that grow) is followed at least so often. */
const FOLLOW_EVERY_MS = 200;

type Box = { readonly top: number; readonly left: number; readonly width: number; readonly height: number };

/** The frame around what a press of the switch chooses. */
export function ScanFrame(): ReactElement | null {
  const { shown } = usePersonalSwitch();
  const { say } = useTexts();
  const framed = shown?.framed ?? NOTHING;
  const box = useBoxAround(framed);
  if (!shown || !box) return null;
  return (
    <div
      className={`${style.frame} ${shown.isGroup ? style.group : ''} ${shown.rests ? style.rests : ''}`}
      style={box}
      data-scan-frame={shown.isWayOut ? 'way-out' : shown.isGroup ? 'group' : 'one'}
      aria-hidden
    >
      {shown.isWayOut && <span className={style.out}>{say('scan.out')}</span>}
    </div>
  );
}

const NOTHING: readonly HTMLElement[] = [];

function useBoxAround(framed: readonly HTMLElement[]): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    const look = (): void =>
      setBox((before) => {
        const now = boxAround(framed);
        return before && now && sameBox(before, now) ? before : now;
      });
    framed[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    look();
    const timer = window.setInterval(look, FOLLOW_EVERY_MS);
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look, { passive: true });
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [framed]);
  return box;
}

const sameBox = (one: Box, other: Box): boolean =>
  one.top === other.top &&
  one.left === other.left &&
  one.width === other.width &&
  one.height === other.height;

/** The smallest box around all of them; null where nothing is drawn. */
function boxAround(framed: readonly HTMLElement[]): Box | null {
  const boxes = framed.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0);
  if (boxes.length === 0) return null;
  const top = Math.min(...boxes.map((box) => box.top));
  const left = Math.min(...boxes.map((box) => box.left));
  return {
    top,
    left,
    width: Math.max(...boxes.map(({ right }) => right)) - left,
    height: Math.max(...boxes.map(({ bottom }) => bottom)) - top,
  };
}
