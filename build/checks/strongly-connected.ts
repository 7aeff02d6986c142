/** For each node the nodes that it points to; every node is a key. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The strongly connected parts of a graph that have more than one node, or one that points to itself: each sorted by name
 * (Tarjan, Depth-first search and linear graph algorithms, 1972).
 */
export function circlesOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];
  const lower = (node: string, to: number | undefined): void => {
    if (to !== undefined && to < (lowest.get(node) ?? 0)) lowest.set(node, to);
  };
  const visit = (node: string): void => {
    const number = order.size;
    order.set(node, number);
    lowest.set(node, number);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) {
        visit(next);
        lower(node, lowest.get(next));
      } else if (onStack.has(next)) lower(node, order.get(next));
    }
    if (lowest.get(node) !== number) return;
    const part = stack.splice(stack.indexOf(node));
    for (const member of part) onStack.delete(member);
    if (part.length > 1 || graph.get(node)?.has(node)) circles.push(part.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
