import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useKiosk } from '../frame/index.ts';
import style from './overlay.module.css';
import { StaffPanel } from './staff-panel.tsx';

const HOLD_MS = 3_000;

/** The way in for staff: holding the top corner where the line begins opens the PIN pad. Residents see nothing of it. */
export function StaffDoor(): ReactElement {
  const { view } = useKiosk();
  const [open, setOpen] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  const release = (): void => window.clearTimeout(timer.current);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const hold = (): void => {
    release();
    timer.current = window.setTimeout(() => setOpen(true), HOLD_MS);
  };
  return (
    <>
      <div
        className={style.corner}
        data-testid="staff-corner"
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
      />
      {open && <StaffPanel key={view.sessionId} onClose={() => setOpen(false)} />}
    </>
  );
}
