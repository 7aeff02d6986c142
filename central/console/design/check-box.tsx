import classes from './check-box.module.css';

type CheckBoxProps = {
  /** Read out; the table around it shows it. */
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** A box in a row of a table, large enough for a finger. */
export function CheckBox({ label, onChange, ...input }: CheckBoxProps) {
  return (
    <input
      {...input}
      type="checkbox"
      aria-label={label}
      className={classes.box}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
