import type { SearchEntry } from './entries.ts';
import { bestOf } from './fused.ts';
import type { FoundGroup } from './grouped.ts';
import type { Hits } from './relevance.ts';

/** The best hits in their order, neighbours of one kind together: what answers a sentence best comes first, whatever it is. */
export function inOrder(hits: Hits, entries: readonly SearchEntry[], most: number): readonly FoundGroup[] {
  const groups: { kind: SearchEntry['kind']; hits: SearchEntry[]; more: number; all: number }[] = [];
  for (const place of bestOf(hits).slice(0, most)) {
    const entry = entries[place];
    if (!entry) continue;
    const last = groups.at(-1);
    if (last?.kind === entry.kind) last.hits.push(entry);
    else groups.push({ kind: entry.kind, hits: [entry], more: 0, all: 0 });
  }
  for (const kind of new Set(groups.map((group) => group.kind))) {
    const ofKind = groups.filter((group) => group.kind === kind);
    const shown = ofKind.reduce((sum, group) => sum + group.hits.length, 0);
    const all = hits.places.filter((place) => entries[place]?.kind === kind).length;
    for (const group of ofKind) group.all = all;
    const last = ofKind.at(-1);
    if (last) last.more = all - shown;
  }
  return groups;
}
