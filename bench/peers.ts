import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLedger } from '../src/ledger/read.ts';
import { claimsOf, notesOf } from '../src/ledger/references.ts';

const frontmatterSchema = z.object({ title: z.string(), summary: z.string() });

/** A story as plain MDX: its claims as sentences, its sources as a list. */
export type Text = { readonly title: string; readonly summary: string; readonly body: string };

/** Reads a story of the site, in English. */
export function readStory(name: string): Text {
  const source = readFileSync(`src/content/stories/en/${name}.mdx`, 'utf8');
  const [, frontmatter = '', ...rest] = source.split(/^---$/m);
  const body = rest.join('---').trim();
  const claims = new Map(claimsOf(readLedger(), notesOf(body)).map((claim) => [claim.id, claim]));
  const sentences = body.replace(
    /<[A-Z]\w*\s[^>]*(?:id|claim)="([^"]+)"[^>]*>/g,
    (_, id: string) => claims.get(id)?.text.en ?? '',
  );
  const sources = Array.from(
    claims.values(),
    ({ text, year, sources: from }) =>
      `1. ${text.en} (${year}) ${from.map(({ publisher, title, url }) => `[${publisher}, *${title}*](${url})`).join('; ')}.`,
  );
  return {
    ...frontmatterSchema.parse(parse(frontmatter)),
    body: [sentences, '## Sources', sources.join('\n')].join('\n\n'),
  };
}

type Files = Readonly<Record<string, string>>;

const frontmatter = (values: Record<string, string>): string =>
  [
    '---',
    ...Object.entries(values).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
    '---',
  ].join('\n');

/** A site without any styling: one layout, one page. */
const plainAstro = ({ title, summary, body }: Text): Files => ({
  'astro.config.mjs': `import mdx from '@astrojs/mdx';
export default { integrations: [mdx()] };`,
  'src/layout.astro': `---
const { title } = Astro.props.frontmatter;
---
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>{title}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
  </head>
  <body><h1>{title}</h1><slot /></body>
</html>`,
  'src/pages/story.mdx': `${frontmatter({ layout: '../layout.astro', title })}\n\n${summary}\n\n${body}`,
});

/** The files of a plain site with the same text on so many pages, each under a title of its own. */
export function plainSite(folder: string, text: Text, pages: number): void {
  for (let place = 0; place < pages; place += 1) {
    const title = `${text.title} ${String(place)}`;
    const files = Object.entries(plainAstro({ ...text, title }));
    const own = files.map(([name, content]) => [
      name.replace('story.mdx', `story-${String(place)}.mdx`),
      content,
    ]);
    writeFiles(folder, Object.fromEntries(own));
  }
}

/** A site as Starlight's own starter makes it, with one page. */
const starlight = ({ title, summary, body }: Text): Files => ({
  'astro.config.mjs': `import starlight from '@astrojs/starlight';
export default { integrations: [starlight({ title: 'Zonder vraag' })] };`,
  'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };`,
  'src/content/docs/story.mdx': `${frontmatter({ title, description: summary })}\n\n${summary}\n\n${body}`,
});

function writeFiles(folder: string, files: Files): void {
  // All have the same icon: Starlight's starter has one too.
  cpSync('public/favicon.svg', join(folder, 'public/favicon.svg'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function build(folder: string, files: Files): Promise<string> {
  writeFiles(folder, files);
  await promisify(execFile)(
    process.execPath,
    [resolve('node_modules/astro/bin/astro.mjs'), 'build', '--root', folder],
    { env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  return join(folder, 'dist');
}

/** Builds the peers in a folder inside the project, where Astro finds its packages. */
export const buildPeers = async (folder: string, text: Text) => ({
  starlight: await build(join(folder, 'starlight'), starlight(text)),
  plain: await build(join(folder, 'plain'), plainAstro(text)),
});
