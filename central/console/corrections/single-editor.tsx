import type { ReactNode } from 'react';
import type { FieldOf, SingleAnswer, SingleField } from '../../../domain/form/index.ts';
import { ChoiceField, LongTextField, TextField } from '../design/index.ts';
import classes from './corrections.module.css';
import { MoneyEditor, NumberEditor } from './number-editors.tsx';
import { asAddress, asList, asPerson, asPlace, asText } from './parts-of.ts';
import { type Questions, say } from './problems.ts';
import { texts } from './texts.ts';

type SingleEditorProps = {
  readonly field: SingleField;
  readonly answer: SingleAnswer | undefined;
  readonly questions: Questions;
  readonly onChange: (answer: SingleAnswer | undefined) => void;
};

/** A question that stands for itself, alone or within a group. */
export function SingleEditor({ field, answer, questions, onChange }: SingleEditorProps) {
  const label = say(field.label, questions);
  const line = {
    label,
    name: field.fieldId,
    value: asText(answer),
    onChange: (text: string) => onChange(text === '' ? undefined : text),
  };
  switch (field.kind) {
    case 'text':
      return field.lines ? (
        <LongTextField {...line} maxLength={field.longest} />
      ) : (
        <TextField {...line} maxLength={field.longest} />
      );
    case 'phone':
    case 'email':
      return <TextField {...line} maxLength={254} />;
    case 'date':
      return <TextField {...line} type={line.value === '' || isDayLike(line.value) ? 'date' : 'text'} />;
    case 'number':
      return <NumberEditor label={label} name={field.fieldId} answer={answer} onChange={onChange} />;
    case 'money':
      return (
        <MoneyEditor
          label={label}
          name={field.fieldId}
          currency={questions.currency}
          answer={answer}
          onChange={onChange}
        />
      );
    case 'choice':
      return <ChoiceField {...line} choices={[['', texts.choose], ...optionsOf(field, questions)]} />;
    case 'choices':
      return <Choices field={field} answer={answer} questions={questions} onChange={onChange} />;
    case 'person': {
      const { family, given } = asPerson(answer);
      return (
        <Parts label={label}>
          <TextField
            label={texts.family}
            name={`${field.fieldId}-family`}
            value={family}
            onChange={(text) => onChange({ family: text, given })}
          />
          <TextField
            label={texts.givenNames}
            name={`${field.fieldId}-given`}
            value={given}
            onChange={(text) => onChange({ family, given: text })}
          />
        </Parts>
      );
    }
    case 'address': {
      const address = asAddress(answer);
      return (
        <Parts label={label}>
          {ADDRESS.map((part) => (
            <TextField
              key={part}
              label={texts[part]}
              name={`${field.fieldId}-${part}`}
              value={address[part]}
              onChange={(text) => onChange({ ...address, [part]: text })}
            />
          ))}
        </Parts>
      );
    }
    case 'place': {
      const { position } = asPlace(answer);
      return (
        <TextField
          {...line}
          value={asPlace(answer).words}
          onChange={(words) => onChange(words === '' ? undefined : { words, position })}
        />
      );
    }
    case 'declaration':
    case 'signature':
      return (
        <Stays label={label} why={texts.residentsOwn}>
          {answer === undefined || answer === false ? texts.notGiven : texts.given}
        </Stays>
      );
  }
}

const ADDRESS = ['street', 'houseNumber', 'postcode', 'place'] as const;

/** A browser shows nothing of what is no day: then it is shown as text. */
const isDayLike = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

type WithOptions = FieldOf<'choice'> | FieldOf<'choices'>;
const optionsOf = ({ options }: WithOptions, questions: Questions) =>
  options.map(({ value, label }) => [value, say(label, questions)] as const);

type ChoicesProps = Omit<SingleEditorProps, 'field'> & { readonly field: FieldOf<'choices'> };

function Choices({ field, answer, questions, onChange }: ChoicesProps) {
  const chosen = asList(answer);
  return (
    <Parts label={say(field.label, questions)}>
      {optionsOf(field, questions).map(([value, label]) => (
        <label key={value} className={classes.option}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) => {
              const others = chosen.filter((one) => one !== value);
              onChange(target.checked ? [...others, value] : others);
            }}
          />
          {label}
        </label>
      ))}
    </Parts>
  );
}

export function Parts({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.parts}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

type StaysProps = { readonly label: string; readonly why: string; readonly children: ReactNode };

/** An answer that a clerk cannot give for a resident. */
export const Stays = ({ label, why, children }: StaysProps) => (
  <div>
    <p>
      <strong>{label}</strong>: {children}
    </p>
    <p>{why}</p>
  </div>
);
