import { useEffect, useState } from 'react';
import { readAbout } from '../../wire/index.ts';
import type { Call } from '../api/index.ts';
import classes from './demo-banner.module.css';

const texts = {
  title: 'Demo',
  help: 'No second factor, and accounts whose passwords were printed on a screen. Not for residents, and not for real money.',
};

/** Says on every page, also before anybody has signed in, that this central is a demo; nothing where it is none. */
export function DemoBanner({ call }: { readonly call: Call }) {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (): Promise<void> => {
      const result = await call(readAbout, {}, asked.signal);
      if (result.kind === 'answered') setDemo(result.answer.demo);
    };
    ask();
    return () => asked.abort();
  }, [call]);
  if (!demo) return null;
  return (
    <section className={classes.banner} aria-label={texts.title}>
      <strong>{texts.title}</strong> {texts.help}
    </section>
  );
}
