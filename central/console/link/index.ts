export * from './back-link.tsx';
export * from './link.tsx';
export * from './place.ts';
export * from './search-text.ts';
