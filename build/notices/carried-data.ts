/** Data of somebody else's that stands in our sources and that the packaged kiosk carries. */
export type CarriedData = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Where it is kept by those who make it. */
  readonly purl: string;
  /** The file that was made of it. */
  readonly file: string;
  /** Who made it, and what we changed: the licence asks for both. */
  readonly by: string;
  readonly changes: string;
  /** The file with the text of its licence. */
  readonly licenceFile: string;
};

export const CARRIED_DATA: readonly CarriedData[] = [
  {
    name: 'rime-pinyin-simp',
    version: '0c6861ef7420ee780270ca6d993d18d4101049d0',
    license: 'Apache-2.0',
    purl: 'pkg:github/rime/rime-pinyin-simp',
    file: 'renderer/pinyin/words.txt',
    by: 'The dictionary of Pinyin Simp, by Gong Chen and others for Rime, derived from the Pinyin IME of the Android Open Source Project.',
    changes: 'Changed: packed by readings, weights rounded, without words that the fonts here cannot show.',
    // The same licence as ours.
    licenceFile: 'LICENSE',
  },
];
