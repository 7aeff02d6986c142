import { type ReportDetails, readReportPhoto } from '../../wire/index.ts';
import { ReadingView, useAnswer } from '../api/index.ts';
import { Section } from '../design/index.ts';
import classes from './reports.module.css';
import { texts } from './texts.ts';

/** The photos that came with a report. */
export function Photos({ details: { photos, report } }: { readonly details: ReportDetails }) {
  if (photos === 0) return null;
  return (
    <Section title={texts.photos}>
      {Array.from({ length: photos }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report's photos never change
        <Photo key={at} townId={report.townId} requestId={report.requestId} at={at} />
      ))}
    </Section>
  );
}

type PhotoProps = { readonly townId: string; readonly requestId: string; readonly at: number };

function Photo(props: PhotoProps) {
  const reading = useAnswer(readReportPhoto, props);
  return (
    <ReadingView reading={reading}>
      {({ type, base64 }) => (
        <img
          className={classes.photo}
          src={`data:${type};base64,${base64}`}
          alt={texts.photo(props.at + 1)}
        />
      )}
    </ReadingView>
  );
}
