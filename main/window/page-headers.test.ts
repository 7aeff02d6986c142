import { expect, it } from 'vitest';
import { PAGE_HEADERS } from './page-headers.ts';

it('the page is given no camera, no microphone and no reader of fingerprints', () => {
  const denied = PAGE_HEADERS['Permissions-Policy']?.split(', ');
  expect(denied).toEqual(
    expect.arrayContaining(['camera=()', 'microphone=()', 'publickey-credentials-get=()']),
  );
});
