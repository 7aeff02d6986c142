export * from './content-key.ts';
export * from './current-content.ts';
export * from './publish-content.ts';
export * from './published-item.ts';
export * from './read-folder.ts';
export * from './rotate-key.ts';
export * from './routes.ts';
export * from './store-file.ts';
