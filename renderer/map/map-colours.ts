/** The colours of a map, light or dark. */
export type MapColours = {
  readonly land: string;
  readonly water: string;
  readonly park: string;
  readonly building: string;
  readonly public: string;
  readonly road: string;
  readonly edge: string;
  readonly ink: string;
  readonly halo: string;
  readonly way: string;
};

const LIGHT: MapColours = {
  land: '#f3f0e8',
  water: '#a9cbe3',
  park: '#cfe3c3',
  building: '#ddd5c8',
  public: '#c7b299',
  road: '#ffffff',
  edge: '#a9a296',
  ink: '#16202a',
  halo: '#ffffff',
  way: '#0b4fd6',
};
const DARK: MapColours = {
  land: '#1b232a',
  water: '#23506b',
  park: '#2b4630',
  building: '#37424b',
  public: '#59503f',
  road: '#6d7780',
  edge: '#0c1114',
  ink: '#ffffff',
  halo: '#000000',
  way: '#8ec5ff',
};

/** The colours that go with the visitor's theme. */
export const coloursOf = (theme: string): MapColours =>
  theme === 'dark' || theme === 'yellow' ? DARK : LIGHT;
