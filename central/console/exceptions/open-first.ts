/** Open ones first, each group in the order in which it came. */
export function openFirst<Row extends { readonly closedAt: string | null }>(rows: readonly Row[]): Row[] {
  return [...rows.filter((row) => row.closedAt === null), ...rows.filter((row) => row.closedAt !== null)];
}
