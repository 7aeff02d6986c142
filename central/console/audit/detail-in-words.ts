import type { z } from 'zod';
import type { AuditRow } from '../../wire/index.ts';
import { spelled } from '../words/index.ts';
import { texts } from './texts.ts';

type Detail = z.infer<typeof AuditRow>['detail'];

/** What else is known of a change, in a line: `Ring: early, Percent: 25`. A name such as `noteLength` is spelled out. */
export const detailInWords = (detail: Detail): string =>
  Object.entries(detail)
    .map(([name, value]) => `${spelled(withHyphens(name))}: ${value ?? texts.nothing}`)
    .join(', ');

const withHyphens = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
