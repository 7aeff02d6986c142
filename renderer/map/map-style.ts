import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapFeature, Position } from '../../domain/content/index.ts';
import { BASEMAP, basemapLayers } from './basemap-layers.ts';
import type { MapColours } from './map-colours.ts';
import { widthOf } from './width-of.ts';

const FONT = ['Noto Sans'];

/**
 * Everything that is drawn: the town's own features, and below them its base map, when it has one (a URL of its tiles). No glyphs
 * and no pictures from outside.
 */
export function styleOf(
  features: readonly MapFeature[],
  route: readonly Position[],
  colours: MapColours,
  basemap: string | null,
): StyleSpecification {
  const kind = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]];
  const area = (id: string, colour: string) =>
    ({ id, type: 'fill', source: 'town', filter: kind(id), paint: { 'fill-color': colour } }) as const;
  const line = (id: string, kinds: string[], colour: string, metres: number) =>
    ({
      id,
      type: 'line',
      source: 'town',
      filter: kind(...kinds),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': widthOf(metres) },
    }) as const;
  return {
    version: 8,
    sources: {
      ...(basemap === null ? {} : { [BASEMAP]: { type: 'vector', url: basemap } as const }),
      town: { type: 'geojson', data: { type: 'FeatureCollection', features: [...features] } },
      way: {
        type: 'geojson',
        data: {
          type: 'Feature',
          properties: {},
          geometry: { type: 'LineString', coordinates: [...route] },
        },
      },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.land } },
      ...(basemap === null ? [] : basemapLayers(colours)),
      area('park', colours.park),
      area('square', colours.road),
      area('water', colours.water),
      line('rail', ['rail'], colours.edge, 3),
      line('edges', ['road', 'street', 'path'], colours.edge, 11),
      line('streets', ['street'], colours.road, 9),
      line('roads', ['road'], colours.road, 10),
      line('paths', ['path'], colours.road, 5),
      area('building', colours.building),
      area('public', colours.public),
      {
        id: 'way',
        type: 'line',
        source: 'way',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': colours.way, 'line-width': 8, 'line-dasharray': [1, 1.6] },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'town',
        filter: ['all', ['has', 'name'], kind('road', 'street', 'path')],
        layout: {
          'symbol-placement': 'line',
          'text-field': ['get', 'name'],
          'text-font': FONT,
          'text-size': 20,
          'text-max-angle': 40,
        },
        paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
      },
      {
        id: 'area-names',
        type: 'symbol',
        source: 'town',
        filter: ['all', ['has', 'name'], kind('park', 'water')],
        layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'text-size': 20 },
        paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
      },
    ],
  };
}
