import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from 'maplibre-gl';
import type { MapColours } from './map-colours.ts';
import { widthOf } from './width-of.ts';

/** The name of the source in which the base map's tiles are. */
export const BASEMAP = 'basemap';

/** Kinds of `landuse` that are green. */
const GREEN = [
  'allotments',
  'cemetery',
  'dog_park',
  'forest',
  'garden',
  'golf_course',
  'grass',
  'meadow',
  'nature_reserve',
  'orchard',
  'park',
  'pitch',
  'playground',
  'recreation_ground',
  'scrub',
  'village_green',
  'wood',
  'zoo',
];

const isKind = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];
const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const isAbove: ExpressionSpecification = ['!=', ['get', 'is_tunnel'], true];

/**
 * The layers of Protomaps' base map, version 4 (https://docs.protomaps.com/basemaps/layers), without their words: those are the
 * town's own. Ferries, cable cars and runways stand among its roads too; what nobody walks or drives on is left out.
 */
export function basemapLayers(colours: MapColours): readonly LayerSpecification[] {
  const fill = (layer: string, colour: string, filter: ExpressionSpecification) =>
    ({
      id: `basemap-${layer}`,
      type: 'fill',
      source: BASEMAP,
      'source-layer': layer,
      filter,
      paint: { 'fill-color': colour },
    }) as const;
  const line = (
    id: string,
    layer: string,
    filter: ExpressionSpecification,
    colour: string,
    metres: number,
  ): LineLayerSpecification => ({
    id: `basemap-${id}`,
    type: 'line',
    source: BASEMAP,
    'source-layer': layer,
    filter: ['all', isLine, isAbove, filter],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': widthOf(metres) },
  });
  const small = isKind('minor_road');
  const large = isKind('highway', 'major_road');
  const path = isKind('path', 'pier');
  return [
    fill('earth', colours.land, isArea),
    fill('landuse', colours.park, ['all', isArea, isKind(...GREEN)]),
    fill('water', colours.water, isArea),
    line('streams', 'water', ['has', 'kind'], colours.water, 4),
    line('rail', 'roads', isKind('rail'), colours.edge, 3),
    line('path-edges', 'roads', path, colours.edge, 5),
    line('street-edges', 'roads', small, colours.edge, 9),
    line('road-edges', 'roads', large, colours.edge, 12),
    line('paths', 'roads', path, colours.road, 3),
    line('streets', 'roads', small, colours.road, 7),
    line('roads', 'roads', large, colours.road, 10),
    fill('buildings', colours.building, ['all', isArea, isKind('building', 'building_part')]),
  ];
}
