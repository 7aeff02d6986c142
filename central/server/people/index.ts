export * from './change-user.ts';
export * from './list-users.ts';
export * from './routes.ts';
export * from './sessions.ts';
export * from './sign-in.ts';
export * from './users.ts';
