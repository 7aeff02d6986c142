export { barePhoto, type Photo } from './bare-photo.ts';
