import { CONTENT_SCHEMAS, jsonSchemaOf } from '../../../build/content-schemas.ts';
import { RULES } from '../rules.ts';
import { MISTAKES } from './broken.ts';
import { SOUND } from './sound.ts';

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('{', '\\{');

type Shape = ReturnType<typeof jsonSchemaOf>;
const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

/** Every field of a kind of file that its schema describes, as rows of a table. */
function rowsOf(shape: Shape, path = ''): string[] {
  const inner = Array.isArray(shape.items) ? shape.items[0] : shape.items;
  if (isShape(inner)) return rowsOf(inner, path);
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    if (!isShape(field) || /^(nl|en)$/.test(name)) return [];
    const own = path === '' ? name : `${path}.${name}`;
    const must = (shape.required ?? []).includes(name) ? 'ja' : '';
    const row = `| ${own} | ${must} | ${cell(field.description ?? '')} |`;
    return [row, ...rowsOf(field, own)];
  });
}

const fields = (): string =>
  Object.entries(CONTENT_SCHEMAS)
    .map(
      ([name, schema]) =>
        `### ${name}\n\n| Veld | Moet | |\n| --- | --- | --- |\n${rowsOf(jsonSchemaOf(schema)).join('\n')}`,
    )
    .join('\n\n');

/** docs/content-check.md: every rule with its sentences, every mistake it is held to, and what passes. */
export const renderTable = (): string => `# De controle van de inhoud

Wat \`npm run -s check:content\` tegenhoudt (stop) en waar het voor waarschuwt (warn), met de zinnen die het daarbij zegt.
Deze bladzijde is gemaakt door \`npm run content -- table\` uit de regels en de proeven zelf; een test houdt haar gelijk.

Een regel per vondst: \`stop|warn bestand:regel veld: gevonden …, verwacht …; herstel: …\`. De controle eindigt met 1 als er
iets is dat tegenhoudt, anders met 0. \`--lang en\` zegt het in het Engels; \`CONTENT_DIR\` noemt een andere map.

## Fouten die zijn geprobeerd

${MISTAKES.length} fouten, elk in verder gave inhoud. Bij elk noemt de controle het bestand en de regel.

| | Fout | Waar | | Regel |
| --- | --- | --- | --- | --- |
${MISTAKES.map(({ what, rule, path }, place) => `| ${place + 1} | ${cell(what)} | ${path.split('/')[0] ?? path} | ${RULES[rule].severity} | ${rule} |`).join('\n')}

## Wat moet kunnen

${SOUND.map(({ what }) => `- ${what}`).join('\n')}

## De regels

| Regel | | Verwacht | Herstel |
| --- | --- | --- | --- |
${Object.entries(RULES)
  .map(
    ([name, { severity, nl }]) =>
      `| ${name} | ${severity} | ${cell(nl.expected)} | ${cell(nl.mend)} |`,
  )
  .join('\n')}

## De velden

Elk veld van elke soort bestand, uit de schema's zelf. Teksten in YAML hebben altijd \`nl\` en \`en\`.

${fields()}
`;
