import { Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, DialogEnd } from '../design/index.ts';
import classes from './keys.module.css';
import { focusRow, focusSearch, isTaken } from './on-page.ts';
import { texts } from './texts.ts';
import { whatKeyDoes } from './what-key-does.ts';

/** Kept on this computer: who speaks to the console, or has a tremor, switches single keys off there (WCAG 2.1.4). */
const SETTING = 'townhall-single-keys';

type KeysProps = {
  /** Goes to the page on which payments are found. */
  readonly onFind: () => void;
};

/** The console's single keys, and the button that tells of them. */
export function Keys({ onFind }: KeysProps) {
  const [single, setSingle] = useState(() => window.localStorage.getItem(SETTING) !== 'off');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!single) return;
    const press = (event: KeyboardEvent): void => {
      const action = isTaken(event.target) ? null : whatKeyDoes(event);
      if (action === null) return;
      event.preventDefault();
      if (action === 'help') setShown(true);
      else if (action !== 'search') focusRow(action);
      else if (!focusSearch()) onFind();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [single, onFind]);
  const choose = (on: boolean): void => {
    window.localStorage.setItem(SETTING, on ? 'on' : 'off');
    setSingle(on);
  };
  return (
    <>
      <Button onClick={() => setShown(true)}>
        <Keyboard size={16} aria-hidden />
        {texts.open}
      </Button>
      {shown ? (
        <Dialog title={texts.title} onClose={() => setShown(false)}>
          <table className={classes.keys}>
            <thead>
              <tr>
                <th scope="col">{texts.key}</th>
                <th scope="col">{texts.does}</th>
              </tr>
            </thead>
            <tbody>
              {texts.keys.map(([key, does]) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{key}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <label className={classes.single}>
            <input type="checkbox" checked={single} onChange={({ target }) => choose(target.checked)} />
            {texts.single}
          </label>
          <DialogEnd>
            <Button look="first" onClick={() => setShown(false)}>
              {texts.close}
            </Button>
          </DialogEnd>
        </Dialog>
      ) : null}
    </>
  );
}
