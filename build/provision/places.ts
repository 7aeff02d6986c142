/** Where things are on a kiosk's machine; everybody who writes a unit or a file takes the names from here. */
export const PLACES = {
  user: 'kiosk',
  program: '/opt/townhall-kiosk',
  launcher: '/opt/townhall-kiosk/launcher.mjs',
  /** What IT writes: read by the kiosk, changed by root. */
  settings: '/etc/townhall-kiosk',
  kioskSettings: '/etc/townhall-kiosk/settings.json',
  releaseKeys: '/etc/townhall-kiosk/release-keys.json',
  outOfOrder: '/etc/townhall-kiosk/out-of-order.txt',
  /** What the kiosk writes. */
  state: '/var/lib/townhall-kiosk',
  releases: '/var/lib/townhall-kiosk/releases',
  data: '/var/lib/townhall-kiosk/data',
} as const;
