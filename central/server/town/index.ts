export * from './import-town.ts';
export * from './read-name-rule.ts';
export * from './read-service.ts';
export * from './read-town.ts';
export * from './whole-reference.ts';
