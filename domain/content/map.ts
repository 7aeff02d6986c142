import { z } from 'zod';
import { MediaPath } from './block.ts';
import { Position } from './position.ts';

/** What a line or an area of the map is; how it looks is the screen's. */
export const MapFeatureKind = z.enum([
  'land',
  'water',
  'park',
  'square',
  'building',
  'public',
  'road',
  'street',
  'path',
  'rail',
]);

const line = z.array(Position).min(2).max(2_000);
const ring = z.array(Position).min(4).max(2_000);

/** The geometries of GeoJSON (RFC 7946, clause 3.1) that a town's map is made of. */
const Geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('LineString'), coordinates: line }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(50) }),
]);

export const MapFeature = z.strictObject({
  type: z.literal('Feature'),
  properties: z.strictObject({
    kind: MapFeatureKind,
    /** As it stands on the street's sign. */
    name: z.string().min(1).max(120).optional(),
  }),
  geometry: Geometry,
});
export type MapFeature = z.infer<typeof MapFeature>;

/** The town's map: drawn without the network. The features are GeoJSON's, so that any editor of maps makes them. */
export const TownMap = z.strictObject({
  /** South-west and north-east corner: nobody can move beyond. */
  bounds: z.tuple([Position, Position]),
  centre: Position,
  features: z.array(MapFeature).max(50_000),
  /** Vector tiles with the layers of Protomaps' base map, drawn below the features: a PMTiles file that comes with the content. */
  basemap: MediaPath.refine(
    (path) => path.endsWith('.pmtiles'),
    'a file such as media/town.pmtiles',
  ).optional(),
  /** Whose data the base map is, e.g. "© OpenStreetMap": shown on the map, as its licence wants. */
  basemapCredit: z.string().min(1).max(60).optional(),
});
export type TownMap = z.infer<typeof TownMap>;
