import { useState } from 'react';
import { inLanguage } from '../../../domain/text/index.ts';
import { changeReport, type ReportDetails, readReport } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, Facts, Notice, Page, Panel, Section } from '../design/index.ts';
import { BackLink, Link } from '../link/index.ts';
import { NotesSection } from '../notes/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At } from '../words/index.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { Photos } from './photos.tsx';
import classes from './reports.module.css';
import { forwardTexts, statusTexts, texts } from './texts.ts';

type OneReportProps = { readonly townId: string; readonly requestId: string };

/** One report with its place, its words, who can be asked, and what has become of it. */
export function OneReport({ townId, requestId }: OneReportProps) {
  const { may } = useSession();
  const reading = useAnswer(readReport, { townId, requestId });
  const [changing, setChanging] = useState<ReportDetails | null>(null);
  const details = reading.data;
  return (
    <Page
      title={`${texts.one} ${requestId}`}
      back={<BackLink to="/reports">{texts.back}</BackLink>}
      actions={
        <>
          {details && may(changeReport) ? (
            <Button look="first" onClick={() => setChanging(details)}>
              {texts.change}
            </Button>
          ) : null}
          <Refresh reading={reading} />
        </>
      }
    >
      <ReadingView reading={reading}>{(read) => <Parts details={read} />}</ReadingView>
      {changing ? <ChangeDialog details={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  );
}

function Parts({ details }: { readonly details: ReportDetails }) {
  const { report, position, description, answers, notes } = details;
  return (
    <>
      <Notice tone={report.status === 'open' ? 'warn' : 'good'} title={statusTexts[report.status]}>
        <p className={classes.words}>{notes === '' ? texts.noNotes : notes}</p>
      </Notice>
      <Panel>
        <Facts
          facts={[
            [texts.problem, `${inLanguage(report.title, 'en', 'en').text} (${report.serviceCode})`],
            [texts.place, report.address ?? texts.nowhere],
            [texts.coordinates, position ? `${position.latitude}, ${position.longitude}` : texts.notOnMap],
            ...answers.map(({ label, value }) => [label, value] as const),
            [texts.reported, <At key="requested" at={report.requestedAt} />],
            [texts.changed, <At key="updated" at={report.updatedAt} />],
            ...sourceFacts(details),
            [texts.forward, forwardTexts[report.forward]],
          ]}
        />
      </Panel>
      <Section title={texts.description}>
        <p className={classes.words}>{description === '' ? texts.noDescription : description}</p>
      </Section>
      <Photos details={details} />
      <Contact contact={details.contact} />
      <Outside outside={details.outside} />
      <NotesSection subject={{ townId: report.townId, requestId: report.requestId }} />
    </>
  );
}

function sourceFacts({ transaction, program, pictures, report }: ReportDetails) {
  const facts: [string, React.ReactNode][] = [];
  if (transaction) {
    const { kioskId, transactionId } = transaction;
    facts.push([texts.source, texts.kiosk]);
    facts.push([
      texts.transaction,
      <Link key="transaction" place={transactionPlace(kioskId, transactionId)}>
        {report.requestId}
      </Link>,
    ]);
  }
  if (program !== null) facts.push([texts.program, program]);
  // As text: no one should click on something from outside by habit.
  for (const address of pictures) facts.push([texts.picture, address]);
  return facts;
}

function Contact({ contact }: Pick<ReportDetails, 'contact'>) {
  const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ');
  const facts = [
    [texts.name, name],
    [texts.email, contact?.email ?? ''],
    [texts.phone, contact?.phone ?? ''],
  ] as const;
  const given = facts.filter(([, value]) => value !== '');
  return (
    <Section title={texts.contact}>
      <p>{given.length > 0 ? texts.contactHint : texts.nobody}</p>
      {given.length > 0 ? (
        <Panel>
          <Facts facts={given} />
        </Panel>
      ) : null}
    </Section>
  );
}

function Outside({ outside }: Pick<ReportDetails, 'outside'>) {
  if (!outside) return null;
  return (
    <Section title={texts.outside}>
      <Panel>
        <Facts
          facts={[
            [texts.outsideNumber, outside.requestId ?? texts.nowhere],
            [texts.outsideStatus, outside.status ?? texts.nowhere],
            [texts.outsideNotes, outside.notes || texts.nowhere],
            [texts.tries, outside.tries],
            [texts.lastProblem, outside.problem ?? texts.nowhere],
          ]}
        />
      </Panel>
    </Section>
  );
}
