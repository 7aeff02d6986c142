export { LazyMap as TownMap } from './lazy-map.tsx';
export type { MapMark, TownMapProps } from './town-map.tsx';
