export type Level =
  | 'supports'
  | 'partially-supports'
  | 'does-not-support'
  | 'not-applicable'
  | 'not-evaluated';

/** How far a requirement is met, and why or by what. */
export type Answer = { readonly level: Level; readonly remark: string };
