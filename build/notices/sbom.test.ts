import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, test } from 'vitest';
import { billOfMaterials } from './sbom.ts';

type Component = { name: string; group?: string; version: string; purl: string; hashes?: unknown[] };
const runtime = { version: '33.2.1', support: 'allowed by name' };
const text = billOfMaterials(process.cwd(), runtime);
const { components } = JSON.parse(text) as { components: Component[] };
const purls = components.map(({ purl }) => purl);

test('the bill of materials is as CycloneDX wants it', async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Spec1dot6.version);
  expect(await validator.validate(text)).toBeNull();
});

test('it names the runtime and every package of the kiosk once, with a hash, and none of central', () => {
  expect(purls).toContain('pkg:npm/electron@33.2.1');
  expect(purls.some((purl) => /^pkg:npm\/zod@4\.\d+\.\d+$/.test(purl))).toBe(true);
  expect(purls.some((purl) => purl.startsWith('pkg:npm/%40fontsource/noto-sans@'))).toBe(true);
  expect(purls.some((purl) => /^pkg:github\/rime\/rime-pinyin-simp@[0-9a-f]{40}$/.test(purl))).toBe(true);
  expect(purls.filter((purl) => /\/(fastify|pg|vitest)@/.test(purl))).toEqual([]);
  expect(new Set(purls).size).toBe(purls.length);
  for (const { name, hashes } of components.filter((one) => one.name !== 'electron'))
    expect(hashes, name).toHaveLength(1);
});

test('the same tree gives the same bytes', () => {
  expect(billOfMaterials(process.cwd(), runtime)).toBe(text);
});
