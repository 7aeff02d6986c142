export * from './refund-section.tsx';
