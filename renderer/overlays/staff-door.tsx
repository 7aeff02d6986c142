import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useKiosk } from '../frame/index.ts';
import { createLate } from '../late/index.ts';
import style from './overlay.module.css';

const HOLD_MS = 3_000;

/** Brings the keyboard along. */
const panel = createLate(async () => (await import('./staff-panel.tsx')).StaffPanel);

/** The way in for staff: holding the top corner where the line begins opens the PIN pad. Residents see nothing of it. */
export function StaffDoor(): ReactElement {
  const { view, calls } = useKiosk();
  const [open, setOpen] = useState(false);
  const timer = useRef<number | undefined>(undefined);
  const release = (): void => window.clearTimeout(timer.current);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const hold = (): void => {
    release();
    timer.current = window.setTimeout(() => {
      panel.load().then(
        () => setOpen(true),
        // A page that lacks it is loaded anew.
        () => calls['app.loadAnew']({}).catch(() => undefined),
      );
    }, HOLD_MS);
  };
  const StaffPanel = panel.now();
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
      {open && StaffPanel && <StaffPanel key={view.sessionId} onClose={() => setOpen(false)} />}
    </>
  );
}
