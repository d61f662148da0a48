import { lifeOf } from '../../../src/stories/life.ts';
import type { Life } from '../../../src/stories/life.ts';
import { checkContent } from './check.ts';
import { stops } from './finding.ts';
import type { Finding } from './finding.ts';
import { readContent } from './read.ts';
import type { CheckOptions } from './read.ts';
import type { RuleName } from './rules.ts';

const LIVES: Readonly<Record<Life, string>> = {
  draft: 'concept',
  review: 'ter beoordeling',
  planned: 'gepland',
  public: 'op de site',
  over: 'afgelopen',
  retracted: 'ingetrokken',
};
/** What an operator still has to fill in on a page. */
const BLANK = /\[(?:nog in te vullen|to be filled in)[^\]]*\]/g;

/** Whose turn it is for what only warns; what isn't named here is for who edits. */
const TURN: Readonly<Partial<Record<RuleName, string>>> = {
  'claim-unchecked': 'Feiten: leg dit cijfer naast de bron',
  'claim-overdue': 'Feiten: leg dit cijfer opnieuw naast de bron',
  'help-unchecked': 'Preventie: bel of open deze hulp',
  'translation-old': 'Vertaling: de ene taal is nieuwer dan de andere',
  'translation-both': 'Vertaling: leg beide talen naast elkaar',
  'translation-new': 'Vertaling: leg beide talen naast elkaar',
  'claim-unused': 'Redactie: ruim op wat nergens staat',
  'source-unused': 'Redactie: ruim op wat nergens staat',
  'kit-missing': 'Redactie: zet dit verhaal in kit.yaml',
};

/** Who must act on a finding, and how. */
function turnOf(finding: Finding): string {
  if (!stops(finding)) return TURN[finding.rule] ?? 'Redactie: kijk naar deze woorden';
  const isStudy = finding.file.includes('/studies/');
  return `${isStudy ? 'Evaluatie' : 'Redactie'}: dit houdt alles tegen`;
}

const count = (findings: readonly Finding[], file: string): string => {
  const due = findings.filter((each) => each.file.endsWith(file)).length;
  return due === 0 ? 'niets te doen' : `te doen: ${due}`;
};

/**
 * What is due in the content, for whom: first each kind (stories, pages, self-checks, claims, help) and
 * where it stands, then what has to be done, by who has to do it.
 *
 * @returns lines to print, in Dutch
 */
export function statusOf(options: CheckOptions = {}): string[] {
  const read = readContent(options);
  const findings = checkContent(options);
  const { stories, pages, checks, ledger, today } = read;
  const isChecked = ({ checked }: { readonly checked: string | null }) => checked !== null;
  const claims = ledger.entries;
  const lives = stories.flatMap(({ lines, file }) => {
    const life = lines && lifeOf(lines, today);
    if (!lines || !life) return [];
    const { from, until, retracted, waitsFor } = lines;
    const when: Partial<Record<Life, string>> = {
      planned: `vanaf ${from ?? ''}`,
      public: until ? `tot en met ${until}` : '',
      over: `tot en met ${until ?? ''}`,
      retracted: `sinds ${retracted ?? ''}`,
    };
    const due = [LIVES[life], when[life], waitsFor && `wacht op ${waitsFor}`].filter(Boolean);
    return [
      { life, line: due.length > 1 || life !== 'public' ? `  ${file}: ${due.join(', ')}` : '' },
    ];
  });
  const blanks = [...stories, ...pages].flatMap(({ body, file }) => {
    const open = body.match(BLANK)?.length ?? 0;
    return open > 0 ? [`  ${file}: ${open} keer nog in te vullen`] : [];
  });
  const onSite = lives.filter(({ life }) => life === 'public').length;
  return [
    `Verhalen: ${onSite} op de site, ${stories.length - onSite} niet; ${count(findings, '.mdx')}`,
    ...lives.flatMap(({ line }) => line || []),
    `Pagina’s: ${pages.length}`,
    ...blanks,
    `Zelftests: ${checks.checks.length}`,
    ...checks.checks.map(
      ({ id, study }) =>
        `  ${id}: ${study ? `met de studie ${study}` : 'zonder studie'}, ${count(findings, `self-checks/${id}.yaml`)}`,
    ),
    `Claims: ${claims.length}, nagekeken ${claims.filter(isChecked).length}; ${count(findings, 'claims.yaml')}`,
    `Hulp: ${count(findings, 'help.yaml')}`,
    '',
    ...byTurn(findings),
  ];
}

/** The findings by who has to act, those that stop everything first. */
function byTurn(findings: readonly Finding[]): string[] {
  const turns = Map.groupBy(
    findings.toSorted((one, other) => Number(stops(other)) - Number(stops(one))),
    turnOf,
  );
  if (turns.size === 0) return ['Er is niets te doen.'];
  return [...turns].flatMap(([turn, those]) => [
    `${turn} (${those.length})`,
    ...those.map(({ file, line, field }) => `  ${file}:${line} ${field}`.trimEnd()),
  ]);
}
