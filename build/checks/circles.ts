import { PROGRAMS } from '../programs.ts';
import { type Import, importsOf, isForTests, sourceFiles } from './source-files.ts';
import { circlesOf, type Graph } from './strongly-connected.ts';

/**
 * Circles of files and knots of folders, types included: one sentence for each. A circle is files of which each is reached
 * from every other by imports; a knot is the same among the folders and files of one folder. Who begins anywhere in one
 * has to read all of it.
 */
export function circleProblems(root: string): string[] {
  const files = sourceFiles(root, PROGRAMS).filter((file) => !isForTests(file));
  const imports = importsOf(root, files);
  return [...fileCircles(imports), ...folderKnots(imports)];
}

function fileCircles(imports: readonly Import[]): string[] {
  const graph = graphOf(imports.flatMap(({ file, target }) => (target ? [[file, target]] : [])));
  return circlesOf(graph).map((circle) => `${circle.length} in a circle of files: ${circle.join(', ')}`);
}

function folderKnots(imports: readonly Import[]): string[] {
  const parents = new Map<string, Import[]>();
  for (const one of imports) {
    const parent = one.target === null ? null : nearestCommon(one.file, one.target);
    if (parent !== null) parents.set(parent, [...(parents.get(parent) ?? []), one]);
  }
  return [...parents].flatMap(([parent, inside]) => {
    const arrows = inside.map(
      (one) => [childOf(parent, one.file), childOf(parent, one.target ?? '')] as const,
    );
    const isFile = (name: string): boolean => /\.tsx?$/.test(name);
    return circlesOf(graphOf(arrows))
      .filter((knot) => !knot.every(isFile))
      .map((knot) => {
        const cut = inside.filter((_, index) => arrows[index]?.every((end) => knot.includes(end)));
        const place = parent === '' ? 'the root' : parent;
        return `${place}: a knot of ${knot.join(', ')}\n${examples(parent, cut)}`;
      });
  });
}

/** One import for every arrow between two members of a knot, so that one sees what to move. */
function examples(parent: string, cut: readonly Import[]): string {
  const found = new Map<string, { first: Import; count: number }>();
  for (const one of cut) {
    const arrow = `${childOf(parent, one.file)} -> ${childOf(parent, one.target ?? '')}`;
    found.set(arrow, { first: found.get(arrow)?.first ?? one, count: (found.get(arrow)?.count ?? 0) + 1 });
  }
  return [...found]
    .map(
      ([arrow, { first, count }]) =>
        `       ${arrow} (${count}), as ${first.file} imports ${first.specifier}`,
    )
    .join('\n');
}

function nearestCommon(file: string, target: string): string {
  const [a, b] = [file.split('/').slice(0, -1), target.split('/').slice(0, -1)];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return a.slice(0, differs === -1 ? a.length : differs).join('/');
}

const childOf = (parent: string, path: string): string =>
  path.slice(parent === '' ? 0 : parent.length + 1).split('/')[0] ?? '';

function graphOf(arrows: Iterable<readonly string[]>): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [from = '', to = ''] of arrows) {
    if (!graph.has(to)) graph.set(to, new Set());
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return graph;
}
