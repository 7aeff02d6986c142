import type { UsbDevice } from '../machine-settings.ts';
import { PLACES } from '../places.ts';

const SUBSYSTEM: Readonly<Record<UsbDevice['kind'], string | null>> = {
  serial: 'tty',
  printer: 'usbmisc',
  input: 'input',
  // The PC/SC daemon finds it by itself, and gives it to the kiosk.
  'card-reader': null,
};

/** A name that stays for each device, and the right of the kiosk's user to it. */
export const udevRules = (devices: readonly UsbDevice[]): string =>
  devices
    .flatMap(({ name, kind, vendor, product }) => {
      const subsystem = SUBSYSTEM[kind];
      if (subsystem === null) return [];
      const match = [
        `SUBSYSTEM=="${subsystem}"`,
        ...(kind === 'input' ? ['KERNEL=="event*"'] : []),
        `ATTRS{idVendor}=="${vendor}"`,
        `ATTRS{idProduct}=="${product}"`,
      ];
      return [
        `${[...match, `GROUP="${PLACES.user}"`, 'MODE="0660"', `SYMLINK+="townhall/${name}"`].join(', ')}\n`,
      ];
    })
    .join('');

/** The PC/SC daemon asks polkit who may speak to cards: the kiosk may, and nobody else but root. */
export const POLKIT_RULE = `polkit.addRule(function (action, subject) {
  if (action.id === 'org.debian.pcsc-lite.access_pcsc' || action.id === 'org.debian.pcsc-lite.access_card')
    return subject.user === '${PLACES.user}' ? polkit.Result.YES : polkit.Result.NO;
});
`;
