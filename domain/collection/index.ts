export * from './collection-service.ts';
export * from './next-collections.ts';
