export * from './button.tsx';
export * from './dialog.tsx';
export * from './field.tsx';
export * from './mark.tsx';
export * from './page.tsx';
export * from './paging.tsx';
export * from './table.tsx';
