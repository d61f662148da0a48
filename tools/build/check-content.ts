import type { AstroIntegration } from 'astro';
import { LANGUAGES } from '../../analytics/plan/text.ts';
import { ROUTES } from '../../src/components/frame/routes.ts';
import { checkContent } from '../check/content/check.ts';
import { formatFinding, stops } from '../check/content/finding.ts';
import { FIELD_RULES } from '../check/content/words/fields.ts';
import type { Finding } from '../check/content/finding.ts';
import { writeContentSchemas } from './content-schemas.ts';
import { readStoryLives } from './kit/story-files.ts';
import { leftToPeople } from './left-to-people.ts';

/** How many warnings there are, and where to read them: a build says no more. */
const countWarnings = (findings: readonly Finding[]): string => {
  const count = findings.filter((each) => !stops(each)).length;
  return `${count} waarschuwingen bij de inhoud; lees ze met: npm run -s check:content`;
};

/** Where readers of a story that is no longer there are led: to the corrections, or to the other stories. */
const leadOn = (): Record<string, string> =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      readStoryLives(language)
        .filter(({ life }) => life === 'retracted' || life === 'over')
        .map(({ slug, life }): [string, string] => [
          `${ROUTES.stories[language]}${slug}/`,
          ROUTES[life === 'retracted' ? 'press' : 'stories'][language],
        ]),
    ),
  );

/** Faults in the fields of a text, without which there is nothing to show while somebody edits. */
const stopsReading = ({ rule, file }: Finding): boolean =>
  Object.hasOwn(FIELD_RULES, rule) || /^(front|file|claim-(sum|without|digits)|source)/.test(rule)
    ? /\.(mdx|yaml)$/.test(file)
    : false;

/** Stops a build whose content has a fault; while somebody edits, only what leaves nothing to show. */
export const contentCheck = (): AstroIntegration => ({
  name: 'inhoud',
  hooks: {
    'astro:config:setup': ({ command, logger, updateConfig }) => {
      updateConfig({ redirects: leadOn() });
      // Before the builder reads the content itself: what it would say of a fault is for programmers.
      if (command !== 'build' && command !== 'dev') return;
      writeContentSchemas();
      const findings = checkContent();
      const faults = findings.filter(
        (each) => stops(each) && (command === 'build' || stopsReading(each)),
      );
      if (faults.length > 0) {
        console.error(faults.map((each) => formatFinding(each)).join('\n'));
        process.exit(1);
      }
      if (command === 'dev') return;
      for (const left of leftToPeople()) logger.warn(left);
      if (findings.length > 0) logger.warn(countWarnings(findings));
    },
  },
});
