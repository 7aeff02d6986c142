import { expect, test } from 'vitest';
import { notices } from './notices.ts';
import { packagesIn, shippedPackages } from './shipped-packages.ts';

const names = shippedPackages(process.cwd()).map(({ name }) => name);

test('the notices name what the bundles, the native libraries and central carry, with all that it needs', () => {
  for (const name of [
    'zod',
    'react',
    'scheduler',
    'koffi',
    '@fontsource/noto-sans',
    'fastify',
    'maplibre-gl',
  ])
    expect(names).toContain(name);
});

test('the notices leave out tools of development', () => {
  for (const name of ['vitest', 'vite', 'typescript', '@biomejs/biome', 'electron-builder', 'fast-check'])
    expect(names).not.toContain(name);
});

test('every package has a licence that can be named', () => {
  expect(shippedPackages(process.cwd()).filter(({ license }) => license === '')).toEqual([]);
});

test('the notices carry the text of a licence', () => {
  expect(notices(process.cwd()).text).toMatch(/## zod [\d.]+\n\nLicence: MIT\n\n```\nMIT License/);
});

test('the notices say where the list of known passwords is from, with its licence', () => {
  expect(notices(process.cwd()).text).toMatch(
    /## central\/server\/passwords\/known-passwords\.txt\n\nFrom: @zxcvbn-ts.*\n\nLicence: MIT\n\n```\nCopyright/,
  );
});

test('finds packages in sources and style sheets', () => {
  const source = `import { z } from 'zod';\nimport './own.ts';\nawait import("@a/b/deep.js");\n@import '@fontsource/noto-sans/400.css';`;
  expect(packagesIn(source)).toEqual(['zod', '@a/b', '@fontsource/noto-sans']);
});
