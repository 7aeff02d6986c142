import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import classes from './dialog.module.css';
import { Dialog, DialogEnd } from './dialog.tsx';
import { Notice } from './mark.tsx';

type FormDialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => Promise<void>;
  readonly busy: boolean;
  /** What was wrong, under the headline `failed`; null when nothing was. */
  readonly problem: string | null;
  readonly failed: string;
  /** The words on the two buttons. */
  readonly cancel: string;
  readonly submit: string;
  readonly children: ReactNode;
};

/** A dialog that changes something: its fields, what was wrong, and the two ways out of it. */
export function FormDialog(props: FormDialogProps) {
  const { title, onClose, onSubmit, busy, problem, failed, cancel, submit, children } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {problem ? (
          <Notice tone="bad" title={failed} answers>
            <p>{problem}</p>
          </Notice>
        ) : null}
        {children}
        <DialogEnd>
          <Button onClick={onClose}>{cancel}</Button>
          <Button type="submit" look="first" disabled={busy}>
            {submit}
          </Button>
        </DialogEnd>
      </form>
    </Dialog>
  );
}
