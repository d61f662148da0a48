import { parseArgs } from 'node:util';
import { z } from 'zod';
import { complain } from '../../analytics/cli/complain.ts';
import { LANGUAGES } from '../../analytics/plan/text.ts';
import { checkContent } from './content/check.ts';
import { formatFinding, stops } from './content/finding.ts';

/** `npm run check:content`: one line a finding on standard output; ends with 1 where something stops. */
try {
  const { values } = parseArgs({ options: { lang: { type: 'string', default: 'nl' } } });
  const language = z.enum(LANGUAGES, '--lang is nl or en').parse(values.lang);
  const findings = checkContent();
  for (const finding of findings) console.log(formatFinding(finding, language));
  if (findings.some(stops)) process.exitCode = 1;
} catch (error) {
  complain(error);
}
