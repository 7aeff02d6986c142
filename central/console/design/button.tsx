import type { ComponentProps, ReactNode } from 'react';
import { Link, type Place } from '../link/index.ts';
import classes from './button.module.css';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly look?: 'first' | 'second' | 'quiet';
};

/** A button; `first` is the one that a form is for. */
export function Button({ look = 'second', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${classes.button} ${classes[look]}`} />;
}

/** A link that looks like a button, for going somewhere in the console. */
export function PlaceButton({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  return (
    <Link place={place} className={`${classes.button} ${classes.second}`}>
      {children}
    </Link>
  );
}

/** A link that looks like a button and leads out of the console. */
export function ButtonLink(props: Omit<ComponentProps<'a'>, 'className'>) {
  return <a {...props} className={`${classes.button} ${classes.second}`} />;
}
