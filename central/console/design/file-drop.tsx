import { type DragEvent, type MouseEvent, useEffect, useState } from 'react';
import { FileField } from './field.tsx';
import classes from './file-drop.module.css';

type FileDropProps = {
  readonly label: string;
  readonly name: string;
  readonly accept: string;
  /** What the ground says on which a file can be dropped. */
  readonly help: string;
  readonly onChange: (file: File | null) => void;
  /** Several were dropped at once: none is taken. */
  readonly onSeveral: () => void;
};

/** One file of this computer, chosen or dropped here. One that misses the place is not opened by the browser in place of the page. */
export function FileDrop({ help, onChange, onSeveral, ...field }: FileDropProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ignore = (event: Event): void => event.preventDefault();
    window.addEventListener('dragover', ignore);
    window.addEventListener('drop', ignore);
    return () => {
      window.removeEventListener('dragover', ignore);
      window.removeEventListener('drop', ignore);
    };
  }, []);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer;
    const [file] = files;
    if (files.length > 1) return void onSeveral();
    if (!file) return;
    const input = event.currentTarget.querySelector('input');
    if (input) input.files = files;
    onChange(file);
  };
  return (
    // A keyboard chooses by the field in it.
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to the field in it
    <div
      className={`${classes.ground} ${over ? classes.over : ''}`}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onClickCapture={forgetChoice}
    >
      <FileField {...field} onChange={onChange} />
      <p className={classes.help}>{help}</p>
    </div>
  );
}

/** A browser says nothing when the same file is chosen again; after it was corrected it is another one. */
function forgetChoice({ target }: MouseEvent): void {
  if (target instanceof HTMLInputElement) target.value = '';
}
