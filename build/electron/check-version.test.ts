import { expect, it } from 'vitest';
import { type CheckedRuntime, checkRuntime } from './check-version.ts';

const check = (version: string, allowed?: string, supported = [43, 44, 45]): CheckedRuntime =>
  checkRuntime({ version, named: '45.4.1', supported, allowed });

it('packages the major version that is named', () => {
  expect(check('45.4.1').kind).toBe('good');
  expect(check('45.9.0').kind).toBe('good');
  expect(check('45.4.1', '33.2.1')).toEqual({ kind: 'good', support: 'supported (45.4.1 is named)' });
});

it('refuses another major version and one that is out of support, and says why and how', () => {
  expect(check('33.2.1')).toEqual({
    kind: 'refused',
    sentence:
      'Electron 33.2.1 is not packaged: its makers no longer repair it, and package.json names 45.4.1. To package it all the same: --allow-electron=33.2.1',
  });
  expect(check('44.0.0').kind).toBe('refused');
  expect(check('45.4.1', undefined, [46, 47, 48]).kind).toBe('refused');
});

it('packages what is allowed by its whole version, and says so in the bill of materials', () => {
  expect(check('33.2.1', '33.2.1')).toEqual({
    kind: 'good',
    support: 'allowed by name: its makers no longer repair it, and package.json names 45.4.1',
  });
  for (const allowed of ['33', '33.2.0', '45.4.1', 'true', ''])
    expect(check('33.2.1', allowed).kind).toBe('refused');
});
