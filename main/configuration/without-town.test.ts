import { expect, it } from 'vitest';
import { ScreenSettings } from '../../domain/ipc/index.ts';
import { SETTINGS_WITHOUT_TOWN, WITHOUT_TOWN } from './without-town.ts';

it('a kiosk that was never configured has settings that its screen takes, to say that it is out of order', () => {
  const { panelShortSideMm, standsAt, place } = SETTINGS_WITHOUT_TOWN.screen;
  const settings = {
    version: '0.1.0',
    panelShortSideMm,
    standsAt,
    place,
    electronOutOfSupport: null,
    town: WITHOUT_TOWN,
  };
  expect(ScreenSettings.safeParse(settings)).toMatchObject({ success: true });
});
