import type { StudyPlan } from '../plan/schema.ts';
import { OTHER, reachTables } from '../plan/tables.ts';
import type { Text } from '../plan/text.ts';
import type { Cells } from './cells.ts';
import { releasableCount } from './disclosure.ts';
import type { Reach, Summary } from './schema.ts';

const OTHER_NAME: Text = { nl: 'Overig', en: 'Other' };

const TABLE_NAMES: Readonly<Record<string, Text>> = {
  page: { nl: 'Per pagina', en: 'By page' },
  channel: { nl: 'Per kanaal', en: 'By channel' },
  language: { nl: 'Per taal', en: 'By language' },
};

const LANGUAGE_NAMES: Readonly<Record<string, Text>> = {
  nl: { nl: 'Nederlands', en: 'Dutch' },
  en: { nl: 'Engels', en: 'English' },
};

/** How often the site was seen (M1): complete counts, by one thing at a time. */
export function reachOf(plan: StudyPlan, cells: Cells, previous: Summary | undefined): Reach[] {
  return reachTables(plan).flatMap((table) => {
    const [dimension] = table.dimensions;
    if (!dimension) return [];
    const before = previous?.reach.find(({ id }) => id === table.name);
    const rows = dimension.values.map((id) => {
      const released = before?.rows.find((row) => row.id === id)?.n;
      const channel = plan.channels.find(
        (each) => table.name === 'reach.channel' && each.id === id,
      );
      return {
        id,
        name: nameOf(plan, dimension.name, id),
        n: releasableCount(
          cells.total(table.name, { [dimension.name]: id }),
          released,
          plan.publication.minimumCell,
        ),
        ...(channel?.costInEuros === undefined ? {} : { costInEuros: channel.costInEuros }),
      };
    });
    return [{ id: table.name, name: TABLE_NAMES[dimension.name] ?? OTHER_NAME, rows }];
  });
}

function nameOf(plan: StudyPlan, dimension: string, id: string): Text {
  if (id === OTHER) return OTHER_NAME;
  if (dimension === 'language') return LANGUAGE_NAMES[id] ?? { nl: id, en: id };
  const named = dimension === 'channel' ? plan.channels : plan.pages;
  return named.find((each) => each.id === id)?.name ?? { nl: id, en: id };
}
