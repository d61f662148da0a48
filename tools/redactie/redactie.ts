import type { AstroIntegration } from 'astro';

/** The pages of who edits, by their address. */
const PAGES = {
  '/redactie/': 'desk-page.astro',
  '/redactie/zelftest/[check]/': 'check-page.astro',
  '/redactie/verhaal/[story]/': 'review-page.astro',
} as const;

/**
 * Adds the pages of who edits: what is due, the ways through each self-check, and a sheet to sign for each
 * story. In development alone: they show drafts and open checks, which no built site should hold.
 */
export const redactie = (): AstroIntegration => ({
  name: 'redactie',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev') return;
      for (const [pattern, file] of Object.entries(PAGES))
        injectRoute({ pattern, entrypoint: `./tools/redactie/${file}` });
    },
  },
});
