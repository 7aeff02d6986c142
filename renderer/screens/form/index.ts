export * from './form-review-screen.tsx';
export * from './form-screen.tsx';
export * from './not-taken-screen.tsx';
export * from './sending-screen.tsx';
