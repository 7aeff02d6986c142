import { expect, test } from 'vitest';
import { basemapLayers } from './basemap-layers.ts';
import { coloursOf } from './map-colours.ts';
import { styleOf } from './map-style.ts';

const TILES = 'pmtiles://app://kiosk/content/3/media/town.pmtiles';
const styleIn = (theme: string, basemap: string | null = TILES) => styleOf([], [], coloursOf(theme), basemap);

test('the base map lies upon the ground and below everything that is the town’s', () => {
  const layers = styleIn('town').layers.map((layer) => ('source' in layer ? layer.source : layer.type));
  const own = layers.findIndex((source) => source === 'town');
  expect(layers[0]).toBe('background');
  expect(new Set(layers.slice(1, own))).toEqual(new Set(['basemap']));
  expect(layers.slice(own)).not.toContain('basemap');
});

test('without a base map there is no trace of one', () => {
  expect(JSON.stringify(styleIn('town', null))).not.toContain('basemap');
});

test.each(['town', 'contrast', 'dark', 'yellow'])('in the theme %s it has that theme’s colours', (theme) => {
  const colours = Object.values(coloursOf(theme));
  const painted = basemapLayers(coloursOf(theme)).flatMap(({ paint }) =>
    Object.entries(paint ?? {}).flatMap(([name, value]) => (name.endsWith('-color') ? [value] : [])),
  );
  expect(painted.length).toBeGreaterThan(5);
  for (const colour of painted) expect(colours).toContain(colour);
});

test('it has no words, and nothing is asked for outside the kiosk', () => {
  const style = styleIn('town');
  expect(style.layers.filter((layer) => layer.type === 'symbol' && layer.source === 'basemap')).toEqual([]);
  expect(style).not.toHaveProperty('glyphs');
  expect(style).not.toHaveProperty('sprite');
  expect(JSON.stringify(style)).not.toMatch(/https?:/);
});

test('what stands among the roads and is none is not drawn as one, nor what is below the ground', () => {
  const lines = basemapLayers(coloursOf('town')).filter(
    (layer) => 'source-layer' in layer && layer['source-layer'] === 'roads',
  );
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    const filter = JSON.stringify('filter' in line ? line.filter : null);
    expect(filter).toMatch(/\["in",\["get","kind"\],\["literal",\[/);
    expect(filter).not.toMatch(/ferry|aerialway|aeroway/);
    expect(filter).toContain('["!=",["get","is_tunnel"],true]');
  }
});
