import { type ReactNode, useEffect, useRef } from 'react';
import classes from './dialog.module.css';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog over the page; the browser keeps the focus in it and gives it back. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={classes.dialog} aria-label={title} onCancel={onClose}>
      <div className={classes.content}>
        <h2 className={classes.title}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** The buttons at a dialog's end, in a line. */
export function DialogEnd({ children }: { readonly children: ReactNode }) {
  return <div className={classes.end}>{children}</div>;
}
