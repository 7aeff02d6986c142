import { expect, it } from 'vitest';
import { readAdvisories } from '../../build/advisories/index.ts';
import { electronOutOfSupport, OLDEST_SUPPORTED_MAJOR } from './electron-support.ts';

it('says which Electron gets no more repairs', () => {
  expect(electronOutOfSupport('33.2.1')).toBe('33.2.1');
  expect(electronOutOfSupport('45.4.1')).toBeNull();
});

it('knows the versions that packaging knows', () => {
  expect(OLDEST_SUPPORTED_MAJOR).toBe(Math.min(...readAdvisories(process.cwd()).supportedElectron));
});
