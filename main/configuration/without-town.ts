import type { Town } from '../../domain/town/index.ts';
import { KioskSettings } from './settings.ts';

/** What the screen shows when there is no configuration at all: that it is out of order, and nothing else. */
export const WITHOUT_TOWN: Town = {
  definition: {
    townId: 'none',
    name: { en: 'Kiosk' },
    languages: ['en'],
    defaultLanguage: 'en',
    currency: 'EUR',
    timeZone: 'UTC',
    colour: '#14532d',
    welcome: { en: 'This kiosk is not set up yet.' },
    address: { en: 'Town hall' },
    phone: '',
    help: { en: 'Please ask at the desk.' },
    receiptFooter: { en: '-' },
  },
  services: [],
  fees: {},
};

/** The screen's settings in that case: as by default, and no way out of the kiosk. */
export const SETTINGS_WITHOUT_TOWN: Pick<KioskSettings, 'screen' | 'staff' | 'scanner' | 'reader'> = {
  screen: KioskSettings.unwrap().shape.screen.parse({}),
  staff: { pinHash: null },
  scanner: null,
  reader: null,
};
