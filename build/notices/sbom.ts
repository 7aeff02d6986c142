import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import parseExpression from 'spdx-expression-parse';
import { z } from 'zod';
import { CARRIED_DATA, type CarriedData } from './carried-data.ts';
import { installedPackages, type ShippedPackage } from './shipped-packages.ts';

const Own = z.object({ name: z.string(), version: z.string(), license: z.string() });

/**
 * What the packaged kiosk is made of, for a scanner of weaknesses: a CycloneDX 1.6 document in JSON. The same tree gives the same
 * bytes: it carries no time and no number of its own.
 * @param runtime the Electron that is packaged, and what is known of its support
 */
export function billOfMaterials(
  root: string,
  runtime: { readonly version: string; readonly support: string },
): string {
  const own = Own.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const bom = new Models.Bom();
  bom.metadata.component = component(Enums.ComponentType.Application, { ...own, integrity: '' });
  const facts = { name: 'electron', version: runtime.version, license: 'MIT', integrity: '' };
  const electron = component(Enums.ComponentType.Framework, facts);
  electron.properties.add(new Models.Property('townhall:support', runtime.support));
  bom.components.add(electron);
  // The same version may be in two places of node_modules.
  const carried = new Map(installedPackages(root, 'kiosk').map((one) => [`${one.name}@${one.version}`, one]));
  for (const one of carried.values()) bom.components.add(component(Enums.ComponentType.Library, one));
  for (const one of CARRIED_DATA) bom.components.add(dataComponent(root, one));
  for (const { bomRef } of bom.components) bom.metadata.component.dependencies.add(bomRef);
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

type Facts = Pick<ShippedPackage, 'name' | 'version' | 'license' | 'integrity'>;

const licences = new Contrib.License.Factories.LicenseFactory((expression) => {
  parseExpression(expression);
  return true;
});

function component(
  type: Enums.ComponentType,
  { name, version, license, integrity }: Facts,
): Models.Component {
  const [scope, short] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const purl = `pkg:npm/${scope ? `${encodeURIComponent(scope)}/` : ''}${short}@${encodeURIComponent(version)}`;
  const made = new Models.Component(type, short ?? name, { version, purl, bomRef: purl });
  if (scope) made.group = scope;
  if (license !== '') made.licenses.add(licences.makeFromString(license));
  if (integrity.startsWith('sha512-')) {
    const hash = Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
    made.hashes.set(Enums.HashAlgorithm['SHA-512'], hash);
  }
  return made;
}

function dataComponent(root: string, { name, version, license, purl, file }: CarriedData): Models.Component {
  const exact = `${purl}@${version}`;
  const made = new Models.Component(Enums.ComponentType.Data, name, { version, purl: exact, bomRef: exact });
  made.licenses.add(licences.makeFromString(license));
  const hash = createHash('sha512')
    .update(readFileSync(join(root, file)))
    .digest('hex');
  made.hashes.set(Enums.HashAlgorithm['SHA-512'], hash);
  return made;
}
