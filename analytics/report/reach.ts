import type { StudyPlan } from '../plan/schema.ts';
import { OTHER, reachTables } from '../plan/tables.ts';
import type { ReachTable } from '../plan/tables.ts';
import type { Text } from '../plan/text.ts';
import type { Where } from './cells.ts';
import type { Counted } from './counted.ts';
import type { Reach } from './schema.ts';

const OTHER_NAME: Text = { nl: 'Overig', en: 'Other' };

const TABLE_NAMES: Readonly<Record<ReachTable['by'], Text>> = {
  page: { nl: 'Per pagina', en: 'By page' },
  channel: { nl: 'Per kanaal', en: 'By channel' },
  language: { nl: 'Per taal', en: 'By language' },
};

const LANGUAGE_NAMES: Readonly<Record<string, Text>> = {
  nl: { nl: 'Nederlands', en: 'Dutch' },
  en: { nl: 'Engels', en: 'English' },
};

/** How often the site was seen (M1): complete counts, by one thing at a time. */
export function reachOf(plan: StudyPlan, counted: Counted): Reach[] {
  return reachTables(plan).map(({ name: table, by, dimensions }) => {
    const values = dimensions.flatMap((dimension) => dimension.values);
    const rows = values.map((id) => {
      const channel = plan.channels.find((each) => by === 'channel' && each.id === id);
      return {
        id,
        name: nameOf(plan, by, id),
        n: counted.tables.some((released) => released.id === `${table}.${id}`)
          ? counted.of(`${table}.${id}`).total(table, { [by]: id })
          : null,
        ...(channel?.costInEuros === undefined ? {} : { costInEuros: channel.costInEuros }),
        ...(by === 'channel' ? { looks: looksOf(counted, table, { [by]: id }) } : {}),
      };
    });
    return { id: table, name: TABLE_NAMES[by], rows };
  });
}

/** How often something was seen until each of its moments. */
const looksOf = (counted: Counted, table: string, where: Where) =>
  counted
    .looks(`${table}.${Object.values(where).join()}`)
    .map(({ until, cells }) => ({ until, n: cells.total(table, where) }));

function nameOf(plan: StudyPlan, by: ReachTable['by'], id: string): Text {
  if (id === OTHER) return OTHER_NAME;
  if (by === 'language') return LANGUAGE_NAMES[id] ?? { nl: id, en: id };
  const named = by === 'channel' ? plan.channels : plan.pages;
  return named.find((each) => each.id === id)?.name ?? { nl: id, en: id };
}
