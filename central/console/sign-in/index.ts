export * from './sign-in.tsx';
