import type { ComponentProps } from 'react';
import classes from './button.module.css';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly look?: 'first' | 'second' | 'quiet';
};

/** A button; `first` is the one that a form is for. */
export function Button({ look = 'second', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${classes.button} ${classes[look]}`} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink(props: Omit<ComponentProps<'a'>, 'className'>) {
  return <a {...props} className={`${classes.button} ${classes.second}`} />;
}
