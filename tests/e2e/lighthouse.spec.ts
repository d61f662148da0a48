import { AUDITED_PAGES, startAuditor } from '../../tools/test/lighthouse.ts';
import type { Auditor } from '../../tools/test/lighthouse.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<object, { readonly auditor: Auditor }>({
  auditor: [
    async ({}, use) => {
      const auditor = await startAuditor();
      await use(auditor);
      await auditor.close();
    },
    { scope: 'worker' },
  ],
});

for (const path of AUDITED_PAGES) {
  test(`Lighthouse gives ${path} full marks`, async ({ site, auditor }) => {
    const { categories, audits } = await auditor.audit(site.url + path, [
      'accessibility',
      'best-practices',
      'seo',
    ]);
    const lost = Object.values(categories).flatMap(({ id: category, auditRefs }) =>
      auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${category}, ${id}: ${JSON.stringify(audits[id]?.details)}`),
    );
    expect(lost).toEqual([]);
    expect(Object.values(categories).map(({ score }) => score)).toEqual([1, 1, 1]);
  });
}
