export { LazyMap as TownMap } from './lazy-map.tsx';
export type { MapMark, TownMapParts } from './town-map.tsx';
