import type { ReactElement, ReactNode } from 'react';
import style from './look-up.module.css';

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Short facts, each with its name. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (Fact | null | undefined)[];
}): ReactElement | null {
  const known = facts.flatMap((fact) => fact ?? []);
  if (known.length === 0) return null;
  return (
    <dl className={`${style.card} ${style.facts}`}>
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
