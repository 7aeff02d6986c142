import type { z } from 'zod';
import {
  firstProblem,
  incompleteText,
  type LanguageTag,
  type PlainProblem,
  plainWords,
} from '../text/index.ts';
import { CONTENT_LISTS, Content } from './content.ts';

export type ContentList = (typeof CONTENT_LISTS)[number];

/** The content's lists as they stand in their files. One that is not there is empty. */
export type ContentLists = { readonly [List in ContentList]?: unknown };

/** What is wrong, and in which list. */
export type ContentProblem = PlainProblem & { readonly list: ContentList };

export type CheckedContent =
  | { readonly kind: 'good'; readonly content: Content }
  | { readonly kind: 'bad'; readonly problem: ContentProblem };

/** The content of these lists, or the first thing that is wrong: their form, what they point to, or a text that lacks one of the languages. */
export function checkContent(lists: ContentLists, languages: readonly LanguageTag[]): CheckedContent {
  const taken: Record<string, unknown> = {};
  for (const list of CONTENT_LISTS) {
    if (lists[list] === undefined) continue;
    const schema: z.ZodType<Content[keyof Content]> = Content.shape[list];
    const parsed = schema.safeParse(lists[list], { error: plainWords });
    if (!parsed.success) return { kind: 'bad', problem: { list, ...firstProblem(parsed.error) } };
    const gap = list === 'synonyms' ? null : incompleteText(parsed.data, languages);
    if (gap) return { kind: 'bad', problem: { list, ...gap } };
    taken[list] = lists[list];
  }
  const whole = Content.safeParse(taken, { error: plainWords });
  if (whole.success) return { kind: 'good', content: whole.data };
  const [issue] = whole.error.issues;
  const [first, ...path] = issue?.path ?? [];
  const list = CONTENT_LISTS.find((one) => one === first) ?? CONTENT_LISTS[0];
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return { kind: 'bad', problem: { list, path: place, expected: issue?.message ?? 'something else' } };
}
