import { useState } from 'react';
import { listNotes, writeNote } from '../../wire/index.ts';
import { ReadingView, useAnswer, useSession } from '../api/index.ts';
import { Button, Panel, Section } from '../design/index.ts';
import { useWords } from '../words/index.ts';
import classes from './notes.module.css';
import { texts } from './texts.ts';
import { type NoteSubject, WriteNoteDialog } from './write-note-dialog.tsx';

/** What people wrote about something, and the way to write more. */
export function NotesSection({ subject }: { readonly subject: NoteSubject }) {
  const { may } = useSession();
  return may(listNotes) ? <Notes subject={subject} /> : null;
}

function Notes({ subject }: { readonly subject: NoteSubject }) {
  const { may } = useSession();
  const { times } = useWords();
  const [writing, setWriting] = useState(false);
  const reading = useAnswer(listNotes, subject);
  const write = may(writeNote) ? <Button onClick={() => setWriting(true)}>{texts.write}…</Button> : null;
  return (
    <Section title={texts.title} aside={write}>
      <ReadingView reading={reading}>
        {({ notes }) =>
          notes.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <Panel>
              <ol className={classes.list} aria-label={texts.list}>
                {notes.map(({ noteId, text, by, at }) => (
                  <li key={noteId}>
                    <p className={classes.text} dir="auto">
                      {text ?? texts.erased}
                    </p>
                    <p className={classes.who}>
                      {by}, {times.full(at)}
                    </p>
                  </li>
                ))}
              </ol>
            </Panel>
          )
        }
      </ReadingView>
      {writing ? <WriteNoteDialog subject={subject} onClose={() => setWriting(false)} /> : null}
    </Section>
  );
}
