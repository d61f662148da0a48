import { closureOf, nameOf, placeOf } from './lockfile.ts';
import type { Lockfile } from './lockfile.ts';

/** What of other people's work the build puts into the pages; the collector needs none of it. */
export const IN_PAGES = [
  '@astrojs/preact',
  '@fontsource-variable/archivo',
  '@fontsource-variable/atkinson-hyperlegible-mono',
  '@fontsource-variable/atkinson-hyperlegible-next',
  'astro',
  'plausible-tracker',
  'preact',
] as const;

const SCHEMA = 'http://cyclonedx.org/schema/bom-1.5.schema.json';

/** What a bill of materials is of: the version, and the moment of its sources, in seconds since 1970. */
type Subject = { readonly version: string; readonly commit: string; readonly epoch: number };

/**
 * The software bill of materials in CycloneDX 1.5: the packages that lie in the archive, and those whose
 * code or fonts stand in the built pages. Nothing in it depends on the machine or the day.
 */
export function writeSbom(lock: Lockfile, { version, commit, epoch }: Subject): string {
  const collector = closureOf(lock, Object.keys(lock['']?.dependencies ?? {}));
  const pages = IN_PAGES.map((name) => placeOf(lock, name) ?? name);
  const places = [...new Set([...collector, ...pages])].sort();
  const root = referenceOf('zonder-vraag', version);
  const bom = {
    $schema: SCHEMA,
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: new Date(1000 * epoch).toISOString(),
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'zonder-vraag',
        version,
        licenses: [{ license: { id: 'EUPL-1.2' } }],
        properties: [{ name: 'zonder-vraag:commit', value: commit }],
      },
    },
    components: places.map((place) => ({
      ...componentOf(lock, place),
      properties: [
        { name: 'zonder-vraag:part', value: collector.includes(place) ? 'collector' : 'pages' },
      ],
    })),
    dependencies: [
      { ref: root, dependsOn: places.map((place) => refOf(lock, place)) },
      ...collector.map((place) => ({
        ref: refOf(lock, place),
        dependsOn: Object.keys(lock[place]?.dependencies ?? {}).flatMap((name) => {
          const found = placeOf(lock, name, place);
          return found === undefined ? [] : [refOf(lock, found)];
        }),
      })),
    ],
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

const referenceOf = (name: string, version: string): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

const refOf = (lock: Lockfile, place: string): string =>
  referenceOf(nameOf(place), lock[place]?.version ?? '');

function componentOf(lock: Lockfile, place: string) {
  const { version = '', license, integrity = '' } = lock[place] ?? {};
  const purl = referenceOf(nameOf(place), version);
  const [, sha512] = /^sha512-(\S+)/.exec(integrity) ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    name: nameOf(place),
    version,
    purl,
    ...(license === undefined ? {} : { licenses: [{ license: { id: license } }] }),
    ...(sha512 === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }),
  };
}
