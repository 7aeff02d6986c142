import pg from 'pg';
import { type Figure, quantile } from '../measure.ts';
import { KINDS, type Kind, type Question } from './questions.ts';
import { type Sample, takeSamples } from './samples.ts';
import { type Made, signedIn, sizeOf } from './towns.ts';

/** So often is each thing asked, of each town. */
const ROUNDS = 330;
const WARMING = 33;

type Town = {
  readonly transactions: number;
  readonly samples: readonly Sample[];
  readonly console: (question: Question) => Promise<number>;
  readonly bare: (question: Question) => Promise<number>;
  readonly close: () => Promise<void>;
};

/**
 * How long central takes to answer what the console asks of the transactions: the whole way by HTTP, session, audit and validation included, beside a
 * bare query by an index on a connection that is open, which gives as many rows. Towns of different sizes are asked in turn, so that
 * what else the machine does falls on all alike.
 */
export async function consoleFigures(made: readonly Made[]): Promise<Figure[]> {
  const towns: Town[] = [];
  try {
    for (const one of made) towns.push(await openTown(one));
    const figures: Figure[] = [];
    for (const kind of KINDS) figures.push(...(await figuresOf(kind, towns)));
    return figures;
  } finally {
    for (const town of towns) await town.close();
  }
}

async function figuresOf(kind: Kind, towns: readonly Town[]): Promise<Figure[]> {
  const times = towns.map(() => ({ ours: [] as number[], bare: [] as number[] }));
  for (let turn = -WARMING; turn < ROUNDS; turn += 1) {
    for (const [at, town] of towns.entries()) {
      const sample = town.samples[(turn + WARMING) % town.samples.length];
      if (!sample) throw new Error('a town without transactions');
      const question = kind.ask(sample, turn + WARMING);
      const [ours, bare] = [await town.console(question), await town.bare(question)];
      if (turn < 0) continue;
      times[at]?.ours.push(ours);
      times[at]?.bare.push(bare);
    }
  }
  const [smallest] = times;
  return towns.map(({ transactions }, at) => {
    const { ours, bare } = times[at] ?? { ours: [], bare: [] };
    const p99 = quantile(ours, 0.99);
    const grown =
      at === 0 || !smallest
        ? ''
        : `; p99 ${(p99 / quantile(smallest.ours, 0.99)).toFixed(2)} times that of ${sizeOf(towns[0]?.transactions ?? 0)}`;
    return {
      what: `console, ${kind.what}, ${sizeOf(transactions)} transactions`,
      measured: `p50 ${ms(quantile(ours, 0.5))}, p99 ${ms(p99)}${grown}`,
      baseline: `p50 ${ms(quantile(bare, 0.5))}, p99 ${ms(quantile(bare, 0.99))}, a bare indexed query`,
      ratio: p99 / quantile(bare, 0.99),
      aim: at === 0 ? 'at most 3' : 'at most 3, and 1.2 times the smallest',
    };
  });
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

async function openTown({ transactions, town }: Made): Promise<Town> {
  const samples = await takeSamples(town.central.db, 100);
  const cookie = await signedIn(town);
  const bare = new pg.Client({ connectionString: town.url });
  await bare.connect();
  return {
    transactions,
    samples,
    console: async ({ path, query }) => {
      const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
      const address = `${town.address}${path}?${asked}`;
      const from = performance.now();
      const answer = await fetch(address, { headers: { cookie } });
      const body = await answer.text();
      const took = performance.now() - from;
      if (!answer.ok) throw new Error(`${address}: ${body}`);
      return took;
    },
    bare: async ({ bare: { text, values } }) => {
      const from = performance.now();
      await bare.query({ text, values: [...values] });
      return performance.now() - from;
    },
    close: () => bare.end(),
  };
}
