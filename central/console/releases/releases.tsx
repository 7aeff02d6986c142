import { useState } from 'react';
import {
  type KioskReleaseRow,
  type ListedReleases,
  listReleases,
  type ReleaseRow,
  type RolloutRow,
  setKioskRelease,
  startRollout,
  uploadRelease,
  uploadReleaseKeys,
} from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Mark, Notice, Page, Section, Table } from '../design/index.ts';
import { At, showDay } from '../words/index.ts';
import { CurrentRollout } from './current-rollout.tsx';
import { kioskInWords, megabytes } from './in-words.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { KioskDialog } from './kiosk-dialog.tsx';
import classes from './releases.module.css';
import { StartDialog } from './start-dialog.tsx';
import { ownRingTexts, ringTexts, STATE_TONES, stateTexts, texts } from './texts.ts';
import { UploadDialog } from './upload-dialog.tsx';

/** Central does not count this as the person's doing: a session that no one uses still ends. */
const LOOK_EVERY_MS = 10_000;

type Open =
  | { readonly kind: 'upload' | 'keys' }
  | { readonly kind: 'start'; readonly release: ReleaseRow; readonly stepBack: boolean }
  | { readonly kind: 'kiosk'; readonly kiosk: KioskReleaseRow };

/** The signed releases, who takes them, and what became of them on every kiosk. */
export function Releases() {
  const { may } = useSession();
  const reading = useAnswer(listReleases, {}, { lookEveryMs: LOOK_EVERY_MS });
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {may(uploadReleaseKeys) ? (
            <Button onClick={() => setOpen({ kind: 'keys' })}>{texts.newKeys}</Button>
          ) : null}
          {may(uploadRelease) ? (
            <Button look="first" onClick={() => setOpen({ kind: 'upload' })}>
              {texts.upload}
            </Button>
          ) : null}
        </>
      }
    >
      <ReadingView reading={reading}>{(listed) => <Listed listed={listed} onOpen={setOpen} />}</ReadingView>
      {open?.kind === 'upload' ? <UploadDialog onClose={close} /> : null}
      {open?.kind === 'keys' ? <KeysDialog onClose={close} /> : null}
      {open?.kind === 'start' ? (
        <StartDialog release={open.release} stepBack={open.stepBack} onClose={close} />
      ) : null}
      {open?.kind === 'kiosk' ? <KioskDialog kiosk={open.kiosk} onClose={close} /> : null}
    </Page>
  );
}

type ListedProps = {
  readonly listed: ListedReleases;
  readonly onOpen: (open: Open) => void;
};

function Listed({ listed, onOpen }: ListedProps) {
  const { may } = useSession();
  const { keys, releases, rollouts, tally, kiosks } = listed;
  const [newest, ...before] = rollouts;
  const isOpen = newest?.state === 'running' || newest?.state === 'paused';
  const counterOf = (row: RolloutRow): number =>
    releases.find(({ sha256 }) => sha256 === row.releaseSha256)?.counter ?? 0;
  const start: Column<ReleaseRow> = {
    name: texts.actions,
    show: (release) => {
      if (!release.complete || isOpen) return null;
      const stepBack = newest !== undefined && release.counter < counterOf(newest);
      return (
        <Button
          look="quiet"
          aria-label={`${stepBack ? texts.stepBack : texts.start}: ${release.version}`}
          onClick={() => onOpen({ kind: 'start', release, stepBack })}
        >
          {stepBack ? texts.stepBack : texts.start}
        </Button>
      );
    },
  };
  const settings: Column<KioskReleaseRow> = {
    name: texts.settings,
    show: (kiosk) => (
      <Button
        look="quiet"
        aria-label={`${texts.change}: ${kiosk.kioskCode}`}
        onClick={() => onOpen({ kind: 'kiosk', kiosk })}
      >
        {texts.change}
      </Button>
    ),
  };
  return (
    <>
      {keys === null ? <Notice tone="warn" title={texts.keysNone} /> : null}
      {newest && tally ? (
        <CurrentRollout rollout={newest} tally={tally} />
      ) : (
        <Section title={texts.now}>
          <p>{texts.noRollout}</p>
        </Section>
      )}
      <Section title={texts.kiosks}>
        <Table
          caption={texts.kiosksCaption}
          columns={may(setKioskRelease) ? [...kioskColumns, settings] : kioskColumns}
          rows={kiosks}
          keyOf={({ kioskId }) => kioskId}
          empty={texts.noKiosks}
        />
      </Section>
      <Section title={texts.all}>
        <Table
          caption={texts.allCaption}
          columns={may(startRollout) ? [...releaseColumns, start] : releaseColumns}
          rows={releases}
          keyOf={({ sha256 }) => sha256}
          empty={texts.noReleases}
        />
        {keys ? (
          <p className={classes.keys}>
            {`${texts.keysKnown} ${keys.version}: ${keys.threshold} ${texts.keysOf} ${keys.keys} ${texts.keysSign} ${showDay(keys.expiresAt.slice(0, 10))}`}
          </p>
        ) : null}
      </Section>
      {before.length > 0 ? (
        <Section title={texts.before}>
          <Table
            caption={texts.beforeCaption}
            columns={rolloutColumns}
            rows={before}
            keyOf={({ rolloutId }) => String(rolloutId)}
            empty={texts.none}
          />
        </Section>
      ) : null}
    </>
  );
}

/** When something was done, and who did it. */
const Done = ({ at, by }: { readonly at: string; readonly by: string }) => (
  <>
    <At at={at} />, {by}
  </>
);

const kioskColumns: readonly Column<KioskReleaseRow>[] = [
  {
    name: texts.kiosk,
    wraps: true,
    show: ({ kioskCode, name }) => (
      <>
        {kioskCode}
        <p className={classes.name}>{name}</p>
      </>
    ),
  },
  { name: texts.ring, show: ({ ring }) => ownRingTexts[ring] },
  { name: texts.window, show: ({ window }) => (window ? `${window.from}–${window.to}` : texts.anyTime) },
  { name: texts.runs, show: ({ runs }) => runs ?? texts.none },
  {
    name: texts.how,
    wraps: true,
    show: (row) => {
      const { mark, words, tone } = kioskInWords(row);
      return (
        <>
          <Mark tone={tone}>{mark}</Mark> {words}
        </>
      );
    },
  },
  { name: texts.reported, show: ({ reportedAt }) => (reportedAt ? <At at={reportedAt} /> : texts.none) },
];

const releaseColumns: readonly Column<ReleaseRow>[] = [
  { name: texts.version, show: ({ version }) => version },
  { name: texts.counter, numeric: true, show: ({ counter }) => counter },
  { name: texts.floor, numeric: true, show: ({ securityFloor }) => securityFloor },
  { name: texts.valid, show: ({ expiresAt }) => showDay(expiresAt.slice(0, 10)) },
  {
    name: texts.package,
    show: ({ complete, packageBytes, storedBytes }) =>
      complete ? (
        megabytes(packageBytes)
      ) : (
        <Mark tone="warn">{`${Math.floor((storedBytes * 100) / packageBytes)} % ${texts.arrived}`}</Mark>
      ),
  },
  { name: texts.signatures, numeric: true, show: ({ signatures }) => signatures },
  {
    name: texts.uploaded,
    show: ({ uploadedAt, uploadedBy }) => <Done at={uploadedAt} by={uploadedBy} />,
  },
];

const rolloutColumns: readonly Column<RolloutRow>[] = [
  { name: texts.version, show: ({ version }) => version },
  { name: texts.ring, show: ({ ring }) => ringTexts[ring] },
  { name: texts.reach, numeric: true, show: ({ percent }) => `${percent} %` },
  { name: texts.state, show: ({ state }) => <Mark tone={STATE_TONES[state]}>{stateTexts[state]}</Mark> },
  { name: texts.started, show: ({ startedAt, startedBy }) => <Done at={startedAt} by={startedBy} /> },
];
