import { Button, Dialog, DialogEnd } from '../design/index.ts';
import classes from './people.module.css';
import { texts } from './texts.ts';

type ShownOnceProps = {
  readonly userName: string;
  readonly password: string;
  readonly onClose: () => void;
};

/** A new password, large enough to be read out; nothing of it is kept by the page. */
export function ShownOnce({ userName, password, onClose }: ShownOnceProps) {
  return (
    <Dialog title={`${texts.passwordTitle}: ${userName}`} onClose={onClose}>
      <output className={classes.password}>{password}</output>
      <p>{texts.passwordHelp}</p>
      <DialogEnd>
        <Button look="first" onClick={onClose}>
          {texts.close}
        </Button>
      </DialogEnd>
    </Dialog>
  );
}
