export * from './saved-filters.tsx';
