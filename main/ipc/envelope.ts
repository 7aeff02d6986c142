/** How a call's answer travels to the preload script: never an exception, whose stack would travel with it. */
export type Answer =
  | { readonly kind: 'answer'; readonly output: unknown }
  | { readonly kind: 'refused' }
  | { readonly kind: 'internal' };
