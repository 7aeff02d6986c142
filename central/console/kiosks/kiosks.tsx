import { useState } from 'react';
import type { z } from 'zod';
import { confirmEnrolment, type KioskRow, listKiosks, newEnrolmentCode } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Mark, Page, Table } from '../design/index.ts';
import { At, spelled, useWords } from '../words/index.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EnrolmentDialog, type WantedCode } from './enrolment-dialog.tsx';
import { erasedAtKiosk } from './erased-at-kiosk.ts';
import { contactOf } from './kiosk-contact.ts';
import classes from './kiosks.module.css';
import { shownContent } from './shown-content.ts';
import { stateTexts, texts } from './texts.ts';

type Row = z.infer<typeof KioskRow>;
const NEW: WantedCode = { code: '', name: '', townId: '' };

/** The kiosks, how they are, and a code to enrol one with. */
export function Kiosks() {
  const { may } = useSession();
  const reading = useAnswer(listKiosks, {});
  const [wanted, setWanted] = useState<WantedCode | null>(null);
  const [confirming, setConfirming] = useState<string | null>(null);
  const mayEnrol = may(newEnrolmentCode);
  const shown = [
    ...columns(new Date(reading.dataUpdatedAt)),
    keyColumn(may(confirmEnrolment) ? setConfirming : null),
  ];
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {mayEnrol ? (
            <Button look="first" onClick={() => setWanted(NEW)}>
              {texts.newKiosk}
            </Button>
          ) : null}
        </>
      }
    >
      <ReadingView reading={reading}>
        {({ kiosks }) => (
          <Table
            caption={texts.caption}
            columns={mayEnrol ? [...shown, enrolment(setWanted)] : shown}
            rows={kiosks}
            keyOf={(row) => row.kioskId}
            empty={texts.empty}
          />
        )}
      </ReadingView>
      {confirming ? <ConfirmDialog code={confirming} onClose={() => setConfirming(null)} /> : null}
      {wanted ? <EnrolmentDialog wanted={wanted} onClose={() => setWanted(null)} /> : null}
    </Page>
  );
}

const columns = (readAt: Date): readonly Column<Row>[] => [
  {
    name: texts.kiosk,
    wraps: true,
    show: (row) => (
      <>
        {row.kioskCode}
        <p className={classes.name}>{row.name}</p>
      </>
    ),
  },
  {
    name: texts.state,
    show: (row) => (
      <Mark tone={row.state === 'revoked' ? 'bad' : row.state === 'new' ? 'warn' : 'plain'}>
        {stateTexts[row.state]}
      </Mark>
    ),
  },
  {
    name: texts.lastSeen,
    show: ({ lastSeenAt }) => {
      const { age, tone } = contactOf(lastSeenAt, readAt);
      return (
        <>
          <Mark tone={tone}>{age}</Mark>
          {lastSeenAt ? (
            <p className={classes.name}>
              <At at={lastSeenAt} />
            </p>
          ) : null}
        </>
      );
    },
  },
  { name: texts.screen, show: (row) => (row.screen ? spelled(row.screen) : texts.unknown) },
  { name: texts.devices, wraps: true, show: (row) => <Devices devices={row.devices} /> },
  { name: texts.waiting, numeric: true, show: (row) => row.waiting ?? texts.unknown },
  {
    name: texts.version,
    show: ({ version, content }) => (
      <>
        {version ?? texts.unknown}
        {content ? <ShownContent content={content} /> : null}
      </>
    ),
  },
  {
    name: texts.journal,
    numeric: true,
    show: ({ epoch, headSeq, retention }) => (
      <>
        {`${epoch}/${headSeq}`}
        <p className={classes.name}>{erasedAtKiosk(retention, readAt)}</p>
      </>
    ),
  },
];

/** Whether the money of a kiosk counts, and the way to make it count: its key is typed from the kiosk, so it is not shown here. */
const keyColumn = (confirm: ((code: string) => void) | null): Column<Row> => ({
  name: texts.key,
  wraps: true,
  show: ({ kioskCode, state, confirmed }) => {
    if (state !== 'enrolled') return texts.unknown;
    if (confirmed) return texts.confirmed;
    return (
      <>
        <Mark tone="bad">{texts.notConfirmed}</Mark>
        {confirm === null ? null : (
          <Button
            look="quiet"
            aria-label={`${texts.confirm}: ${kioskCode}`}
            onClick={() => confirm(kioskCode)}
          >
            {texts.confirm}
          </Button>
        )}
      </>
    );
  },
});

const enrolment = (want: (wanted: WantedCode) => void): Column<Row> => ({
  name: texts.actions,
  show: ({ kioskCode, name, townId }) => (
    <Button
      look="quiet"
      aria-label={`${texts.newCode}: ${kioskCode}`}
      onClick={() => want({ code: kioskCode, name, townId })}
    >
      {texts.newCode}
    </Button>
  ),
});

function ShownContent({ content }: { readonly content: NonNullable<Row['content']> }) {
  const { words, problem } = shownContent(content, useWords().times);
  return (
    <>
      <p className={classes.name}>{words}</p>
      {problem === null ? null : <Mark tone="warn">{problem}</Mark>}
    </>
  );
}

function Devices({ devices }: { readonly devices: Row['devices'] }) {
  if (devices.length === 0) return texts.noDevices;
  return (
    <ul className={classes.devices}>
      {devices.map(({ device, state, needsStaff }) => (
        <li key={device}>
          <Mark tone={needsStaff ? 'bad' : 'plain'}>{`${spelled(device)}: ${state}`}</Mark>
        </li>
      ))}
    </ul>
  );
}
