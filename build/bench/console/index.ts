import type { Figure } from '../measure.ts';
import { exportFigures } from './export.ts';
import { consoleFigures } from './figures.ts';
import { type Made, makeTown } from './towns.ts';

/** The figures of the console over towns with so many transactions each: what it asks, and what it exports. */
export async function townFigures(
  sizes: readonly number[],
  wanted: { readonly console: boolean; readonly export: boolean },
): Promise<Figure[]> {
  const made: Made[] = [];
  try {
    for (const transactions of sizes) made.push(await makeTown(transactions));
    return [
      ...(wanted.console ? await consoleFigures(made) : []),
      ...(wanted.export ? await exportFigures(made) : []),
    ];
  } finally {
    for (const { town } of made) await town.close();
  }
}
