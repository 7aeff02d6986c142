import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, DialogEnd } from './dialog.tsx';
import classes from './shown-once.module.css';

type ShownOnceProps = {
  readonly title: string;
  /** To be copied; nothing of it is kept by the page. */
  readonly secret: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** Shows a secret that was just made, this one time. */
export function ShownOnce({ title, secret, close, onClose, children }: ShownOnceProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <output className={classes.secret}>{secret}</output>
      {children}
      <DialogEnd>
        <Button look="first" onClick={onClose}>
          {close}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
