import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Room } from './pages.ts';

const UNKNOWN: Room = { columns: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };

type MeasuredRoom = {
  /** What the keys have for themselves. */
  readonly place: RefObject<HTMLDivElement | null>;
  /** As large as the smallest key, with the gap between keys as its padding. */
  readonly probe: RefObject<HTMLSpanElement | null>;
  readonly room: Room;
};

/** How many keys of the size that a finger needs fit, on this panel and below what stands above them. */
export function useRoom(): MeasuredRoom {
  const place = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [room, setRoom] = useState(UNKNOWN);
  // Before it is drawn: keys that do not fit are never seen.
  useLayoutEffect(() => {
    const [around, key] = [place.current, probe.current];
    if (!around || !key) return;
    const measure = (): void => {
      const next = roomIn(around, key);
      setRoom((known) => (known.columns === next.columns && known.rows === next.rows ? known : next));
    };
    measure();
    const watched = new ResizeObserver(measure);
    watched.observe(around);
    watched.observe(key);
    return () => watched.disconnect();
  }, []);
  return { place, probe, room };
}

function roomIn(around: HTMLElement, key: HTMLElement): Room {
  const look = getComputedStyle(key);
  const gap = Number.parseFloat(look.paddingInlineStart);
  const howMany = (size: number, least: string): number =>
    Math.floor((size + gap + ROUNDING) / (Number.parseFloat(least) + gap));
  // Large text is scrolled: its rows are as many as they are.
  const isOpen = getComputedStyle(around).contain === 'none';
  return {
    columns: howMany(around.clientWidth, look.inlineSize),
    rows: isOpen ? Number.POSITIVE_INFINITY : howMany(around.clientHeight, look.blockSize),
  };
}

/** A part of a dot by which sizes are rounded. */
const ROUNDING = 0.5;
