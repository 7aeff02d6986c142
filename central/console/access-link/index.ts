export * from './access-link.tsx';
export * from './link-address.ts';
