import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Bundle } from './bundle.ts';
import { NOTES_FOLDER, type NotedBuild } from './note-bundles.ts';

/** What one of the kiosk's processes, or the console in a browser, loads until it does its work. */
export type Load = {
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
  readonly files: readonly string[];
  readonly held: Readonly<Record<string, number>>;
};

type Watched = {
  readonly what: string;
  readonly build: NotedBuild;
  /** The names of the bundles with which it begins; what they import comes with them. */
  readonly from: readonly string[];
  /** The budget, in bytes: about a twentieth more than what it took when this was written. */
  readonly most: number;
};

/** Raise a budget only with a measured start. */
const WATCHED: readonly Watched[] = [
  { what: 'the main process until its window is open', build: 'main', from: ['index'], most: 325_000 },
  { what: "the kiosk's main process", build: 'main', from: ['index', 'start-order'], most: 1_090_000 },
  {
    what: "the card terminal's process",
    build: 'terminal-process',
    from: ['terminal-process', 'terminal-worker'],
    most: 330_000,
  },
  { what: 'the thread that reads content', build: 'content-reader', from: ['content-reader'], most: 117_000 },
  // The words that the kiosk is starting show before anything else of the page is loaded.
  { what: "the page's first words", build: 'renderer', from: ['index'], most: 4_000 },
  { what: "the page's first screen", build: 'renderer', from: ['index', 'open-app'], most: 490_000 },
  // Compressed: styles, fonts, the page itself and its first answers are 40 kB more.
  { what: "the console's first page", build: 'console', from: ['console', 'today'], most: 163_000 },
  {
    what: "the console's list of transactions",
    build: 'console',
    from: ['console', 'transaction-list'],
    most: 181_000,
  },
];

/** Reads what the last build made; nothing where there was none. */
export function readLoads(root: string): Load[] {
  return WATCHED.flatMap((watched) => {
    const bundles = readNotes(root, watched.build);
    return bundles ? [loadOf(watched, bundles)] : [];
  });
}

/** One sentence for each process that loads more than its budget. */
export const overBudget = (loads: readonly Load[]): string[] =>
  loads
    .filter(({ bytes, most }) => bytes > most)
    .map(({ what, bytes, most }) => `${what} loads ${bytes} bytes of code, and its budget is ${most}`);

function loadOf({ what, from, most }: Watched, bundles: readonly Bundle[]): Load {
  const byFile = new Map(bundles.map((bundle) => [bundle.file, bundle]));
  const loaded = new Set<Bundle>();
  const add = (bundle: Bundle | undefined): void => {
    if (!bundle || loaded.has(bundle)) return;
    loaded.add(bundle);
    for (const file of bundle.imports) add(byFile.get(file));
  };
  for (const name of from) {
    const first = bundles.find((bundle) => bundle.name === name);
    if (!first) throw new Error(`the build has made no bundle called ${name}`);
    add(first);
  }
  const held: Record<string, number> = {};
  for (const bundle of loaded)
    for (const [library, bytes] of Object.entries(bundle.held)) held[library] = (held[library] ?? 0) + bytes;
  const bytes = [...loaded].reduce((sum, bundle) => sum + bundle.bytes, 0);
  return { what, bytes, most, files: [...loaded].map(({ file }) => file), held };
}

function readNotes(root: string, build: NotedBuild): Bundle[] | null {
  let text: string;
  try {
    text = readFileSync(join(root, NOTES_FOLDER, `${build}.json`), 'utf8');
  } catch {
    // Nothing has been built yet.
    return null;
  }
  return z.array(Bundle).parse(JSON.parse(text));
}
