/** What the packaged program itself stands on: Electron's libraries, speech, and readers of chip cards. */
export const PROGRAM_PACKAGES = [
  ...['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libnotify4', 'libxss1', 'libxtst6', 'libdrm2'],
  ...['espeak-ng', 'libpcsclite1', 'pcscd', 'fonts-noto-core', 'fonts-noto-cjk'],
] as const;

/** The system libraries and programs on a bare Debian or Ubuntu, by what they are for. */
export const PACKAGES = {
  /** What `npm start` needs. */
  run: [...PROGRAM_PACKAGES, 'xvfb', 'xauth', 'socat'],
  /**
   * What `npm test` needs besides: real key presses, independent readers of paper and pictures, faults, a virtual
   * reader of chip cards.
   */
  test: [
    'xdotool',
    'imagemagick',
    'x11-utils',
    'zbar-tools',
    'tesseract-ocr',
    'tesseract-ocr-ara',
    'tesseract-ocr-chi-sim',
    'poppler-utils',
    'strace',
    'util-linux',
    'vsmartcard-vpcd',
  ],
  /** What `npm run prove:provision` needs: a Debian in a folder. */
  provision: ['debootstrap', 'mount'],
} as const;
