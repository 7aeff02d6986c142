/** What each program of the product may import of ours besides itself (DESIGN: import rules). */
const PRODUCT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  hardware: ['domain'],
  slots: ['domain'],
  launcher: ['domain', 'slots'],
  'paper-view': ['domain'],
  main: ['domain', 'hardware', 'slots', 'paper-view'],
  renderer: ['domain', 'paper-view'],
  central: ['domain', 'paper-view'],
  config: ['domain'],
};
const ALL_OF_PRODUCT = Object.keys(PRODUCT);

/** What each folder of ours may import of the others: the one list of our programs. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ...PRODUCT,
  build: ALL_OF_PRODUCT,
  test: [...ALL_OF_PRODUCT, 'build'],
};

/** All folders with source files of ours. */
export const PROGRAMS: readonly string[] = Object.keys(MAY_IMPORT);

/** These programs, and all whose sources they may carry. */
export function withTheirImports(programs: readonly string[]): readonly string[] {
  return [
    ...new Set(programs.flatMap((program) => [program, ...withTheirImports(MAY_IMPORT[program] ?? [])])),
  ];
}
