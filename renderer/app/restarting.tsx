import type { ReactElement } from 'react';
import { signsIn } from '../i18n/index.ts';
import style from './restarting.module.css';

/** Until there is something to show: a calm sentence. Depends on nothing that could be broken. */
export function Restarting({ language }: { readonly language: string }): ReactElement {
  const say = signsIn(language);
  return (
    <main className={style.restarting} data-screen="restarting">
      <h1>{say('restarting.title')}</h1>
      <p>{say('restarting.lead')}</p>
    </main>
  );
}
