export * from './content-context.ts';
export * from './content-provider.tsx';
export * from './media-url.ts';
export { indexing } from './search-shelf.ts';
export * from './use-search.ts';
export * from './use-town-time.ts';
