export * from './home-look-ups.tsx';
export * from './look-up-screen.tsx';
export * from './urgent-notices.tsx';
