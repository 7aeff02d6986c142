import { LngLatBounds, Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { Minus, Plus } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { Position, TownMap as TownMapContent } from '../../domain/content/index.ts';
import { useAccess } from '../access/index.ts';
import { useMediaUrl } from '../content/index.ts';
import { useTexts } from '../i18n/index.ts';
import { tilesUrl } from './basemap-tiles.ts';
import { coloursOf } from './map-colours.ts';
import { styleOf } from './map-style.ts';
import { hereElement, markElement, pinElement, thinOut } from './marks.ts';
import style from './town-map.module.css';

setWorkerUrl(workerUrl);

/** A place that can be touched on the map. */
export type MapMark = { readonly id: string; readonly name: string; readonly position: Position };

export type TownMapProps = {
  readonly map: TownMapContent;
  /** Where the kiosk stands. */
  readonly here: Position | null;
  readonly marks?: readonly MapMark[];
  readonly onMark?: (id: string) => void;
  /** What somebody has pointed at. */
  readonly pin?: Position | null;
  readonly onPoint?: (position: Position) => void;
  readonly route?: readonly Position[];
  /** In words, for residents who do not see it: the same is in a list. */
  readonly label: string;
};

const NEAREST_ZOOM = 18.5;
const NO_ROUTE: readonly Position[] = [];

/**
 * The town's map, without the network. Moved with one finger, enlarged by two buttons: nothing needs two fingers. A
 * `default` export, so that it comes only when a map is shown.
 */
export default function TownMap(props: TownMapProps): ReactElement {
  const { map, here, marks = [], pin = null, route = NO_ROUTE } = props;
  const { say } = useTexts();
  const { settings } = useAccess();
  const mediaUrl = useMediaUrl();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<MapLibre | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for a town's map; changes are applied below
  useEffect(() => {
    if (!box.current) return;
    const basemap = map.basemap ? tilesUrl(mediaUrl(map.basemap)) : null;
    const made = new MapLibre({
      container: box.current,
      style: styleOf(map.features, route, coloursOf(settings.theme), basemap),
      center: pin ?? here ?? map.centre,
      zoom: 16,
      maxBounds: new LngLatBounds(map.bounds[0], map.bounds[1]),
      maxZoom: NEAREST_ZOOM,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      keyboard: false,
      doubleClickZoom: false,
      fadeDuration: 0,
    });
    made.touchZoomRotate.disableRotation();
    made.getCanvas().tabIndex = -1;
    made.on('click', ({ lngLat }) => latest.current.onPoint?.([lngLat.lng, lngLat.lat]));
    made.once('idle', () => {
      if (box.current) box.current.dataset.drawn = '';
    });
    const around = route.length > 1 ? route : marks.map(({ position }) => position);
    if (around.length > 1) {
      const bounds = boundsOf(here ? [...around, here] : around);
      made.fitBounds(bounds, { padding: 80, maxZoom: 17, animate: false });
    }
    setDrawn(made);
    return () => {
      setDrawn(null);
      made.remove();
    };
  }, [map, settings.theme, route]);

  useEffect(() => {
    if (!drawn || !here) return;
    const marker = new Marker({ element: hereElement(say('map.here')) }).setLngLat(here).addTo(drawn);
    return () => {
      marker.remove();
    };
  }, [drawn, here, say]);

  useEffect(() => {
    if (!drawn || !pin) return;
    const marker = new Marker({ element: pinElement(), anchor: 'bottom' }).setLngLat(pin).addTo(drawn);
    return () => {
      marker.remove();
    };
  }, [drawn, pin]);

  useEffect(() => {
    if (!drawn) return;
    const made = marks.map(({ id, name, position }) => {
      const element = markElement(name, () => latest.current.onMark?.(id));
      return new Marker({ element, anchor: 'bottom' }).setLngLat(position).addTo(drawn);
    });
    const thin = (): void => {
      const kept = drawn.getContainer().querySelector(`.${style.hereWords}`);
      thinOut(
        made.map((marker) => marker.getElement()),
        kept,
      );
    };
    thin();
    drawn.on('moveend', thin);
    return () => {
      drawn.off('moveend', thin);
      for (const marker of made) marker.remove();
    };
  }, [drawn, marks]);

  return (
    <section className={style.map} aria-label={props.label}>
      {/* What stands on it stands in words beside it. */}
      <div ref={box} className={style.canvas} data-testid="map" aria-hidden="true" />
      {map.basemap && map.basemapCredit && (
        <p className={style.credit} dir="auto" data-testid="map-credit">
          {map.basemapCredit}
        </p>
      )}
      <div className={style.zoom}>
        <button
          type="button"
          data-testid="map-nearer"
          aria-label={say('map.nearer')}
          onClick={() => drawn?.zoomIn()}
        >
          <Plus aria-hidden />
        </button>
        <button
          type="button"
          data-testid="map-further"
          aria-label={say('map.further')}
          onClick={() => drawn?.zoomOut()}
        >
          <Minus aria-hidden />
        </button>
      </div>
    </section>
  );
}

const boundsOf = (line: readonly Position[]): LngLatBounds =>
  line.reduce((bounds, point) => bounds.extend(point), new LngLatBounds());
