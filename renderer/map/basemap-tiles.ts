import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';

const SCHEME = 'pmtiles';
addProtocol(SCHEME, new Protocol().tile);

/** The URL under which the map asks for the tiles of a PMTiles file of the content: it reads the parts it needs. */
export const tilesUrl = (path: string): string => `${SCHEME}://${new URL(path, document.baseURI).href}`;
