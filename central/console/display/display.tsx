import { useEffect, useState } from 'react';
import { dateLocaleOf, inLanguage, languageOf } from '../../../domain/text/index.ts';
import type { DisplayState } from '../../wire/index.ts';
import type { OpenEvents, Place } from './follow.ts';
import { Both, BothOf, Lines, type Tongues } from './spoken.tsx';
import { type Shown, useDisplay, useTongues } from './use-display.ts';

type DisplayProps = { readonly place: Place; readonly open: OpenEvents };

/** The screen in the waiting room: who is called to which desk, who was before, and how many wait. */
export function Display({ place, open }: DisplayProps) {
  const shown = useDisplay(place, open);
  const town = shown.state?.town;
  const tongues = useTongues(town?.defaultLanguage ?? 'en', town?.languages ?? ['en']);
  const colour = town?.colour;
  useEffect(() => {
    if (colour) document.documentElement.style.setProperty('--town', colour);
  }, [colour]);
  useEffect(() => {
    document.documentElement.lang = tongues.first;
  }, [tongues.first]);
  return (
    <div className="display" data-lost={shown.lost}>
      {shown.state ? (
        <Told state={shown.state} tongues={tongues} />
      ) : (
        <p className="sentence">
          <Both word={shown.lost ? 'never' : 'connecting'} tongues={tongues} />
        </p>
      )}
      {shown.state && shown.lost ? <Lost shown={shown} tongues={tongues} state={shown.state} /> : null}
    </div>
  );
}

type ToldProps = { readonly state: DisplayState; readonly tongues: Tongues };

function Told({ state, tongues }: ToldProps) {
  const { town, now, before, queues } = state;
  const [latest, ...others] = now;
  return (
    <>
      <header className="head">
        <h1>{inLanguage(town.name, tongues.first, tongues.first).text}</h1>
        <Clock timeZone={town.timeZone} language={tongues.first} />
      </header>
      <main className="middle" aria-live="assertive">
        {latest ? (
          <>
            <p className="come">
              <Both word="now" tongues={tongues} />
            </p>
            <p className="latest" key={`${latest.label} ${latest.desk} ${latest.calls}`} data-testid="latest">
              <bdi className="number">{latest.label}</bdi>
              <span className="desk">
                <span className="words">
                  <Both word="desk" tongues={tongues} />
                </span>
                <bdi className="sign">{latest.desk}</bdi>
              </span>
            </p>
            <Called called={others} tongues={tongues} look="also" />
          </>
        ) : (
          <p className="sentence">
            <Both word="nobody" tongues={tongues} />
          </p>
        )}
      </main>
      <section className="waiting">
        <h2>
          <Both word="waiting" tongues={tongues} />
        </h2>
        <ul>
          {queues.map(({ letter, title, waiting }) => (
            <li key={letter}>
              <bdi className="letter">{letter}</bdi>
              <span className="words">
                <BothOf text={title} tongues={tongues} />
              </span>
              <strong>{waiting}</strong>
            </li>
          ))}
        </ul>
      </section>
      <section className="before">
        {before.length > 0 ? (
          <>
            <h2>
              <Both word="before" tongues={tongues} />
            </h2>
            <Called called={before} tongues={tongues} look="past" />
          </>
        ) : null}
      </section>
    </>
  );
}

type CalledProps = {
  readonly called: readonly { readonly label: string; readonly desk: string }[];
  readonly tongues: Tongues;
  readonly look: 'also' | 'past';
};

function Called({ called, tongues, look }: CalledProps) {
  const desk = languageOf(tongues.first).display.desk;
  return (
    <ul className={look}>
      {called.map((one) => (
        <li key={one.label}>
          <bdi>{one.label}</bdi>
          <span className="to" lang={tongues.first}>
            {desk} <bdi>{one.desk}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}

type LostProps = ToldProps & { readonly shown: Shown };

/** What is shown may be old: no one should wait for a number that has since been called. */
function Lost({ shown, state, tongues }: LostProps) {
  const since = (language: string): string =>
    shown.heardAt
      ? languageOf(language).display.lost.replace(
          '{time}',
          timeIn(shown.heardAt, state.town.timeZone, language),
        )
      : languageOf(language).display.never;
  return (
    <p className="lost" role="alert" data-testid="lost">
      <Lines tongues={tongues} say={since} />
    </p>
  );
}

function Clock({ timeZone, language }: { readonly timeZone: string; readonly language: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return <time className="clock">{timeIn(now, timeZone, language)}</time>;
}

const timeIn = (at: Date, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), { timeStyle: 'short', timeZone }).format(at);
