import type { z } from 'zod';
import type { readReceiptCopy } from '../../wire/index.ts';
import type { Times } from '../words/index.ts';
import { mailStateTexts, problemTexts } from './texts.ts';

export type Mail = Extract<z.infer<typeof readReceiptCopy.response>, { kind: 'copy' }>['mails'][number];

/** How a receipt by e-mail stands: `Sent 24 Nov 2026, 14:03`, `Not sent: the mail server said 550`. */
export function mailInWords({ state, sentAt, problem }: Mail, times: Pick<Times, 'full'>): string {
  const word = mailStateTexts[state];
  if (sentAt !== null) return `${word} ${times.full(sentAt)}`;
  return problem === null ? word : `${word}: ${problemInWords(problem)}`;
}

function problemInWords(problem: string): string {
  const [, code] = /^smtp-(\d+)$/.exec(problem) ?? [];
  return code === undefined ? (problemTexts[problem] ?? problem) : `the mail server said ${code}`;
}
