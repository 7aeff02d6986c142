import { z } from 'zod';
import type { Advisory } from './advisories.ts';

const Via = z.object({
  url: z.string(),
  name: z.string(),
  range: z.string(),
  severity: z.enum(['low', 'moderate', 'high', 'critical']),
  title: z.string(),
});
const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), Via])) })),
});
/** What npm prints when the registry refuses: the sentence stands here or there. */
const Failure = z.union([
  z.object({ message: z.string().min(1) }),
  z.object({ error: z.object({ summary: z.string().min(1) }) }).transform(({ error }) => ({
    message: error.summary,
  })),
]);

/** What the registry was asked: the answer, or in a few words why there is none. */
export type Asked<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'unreached'; readonly why: string };

/** The advisories in what `npm audit --json` printed. */
export function advisoriesIn(printed: unknown): Asked<Advisory[]> {
  const audit = Audit.safeParse(printed);
  if (!audit.success) return { kind: 'unreached', why: whyOf(printed) };
  const found = Object.values(audit.data.vulnerabilities).flatMap(({ via }) =>
    via.flatMap((one) =>
      typeof one === 'string'
        ? []
        : [
            {
              id: one.url.split('/').at(-1) ?? one.url,
              package: one.name,
              vulnerable: one.range,
              severity: one.severity,
              title: one.title,
            },
          ],
    ),
  );
  return { kind: 'answered', answer: found };
}

/** Why npm has no answer, without addresses. */
export function whyOf(printed: unknown): string {
  const failure = Failure.safeParse(printed);
  const [line = ''] = failure.success ? failure.data.message.split('\n') : [];
  return line.replace(/ - [A-Z]+ https?:.*$/, '').trim() || 'no answer that can be read';
}
