import type { AstroIntegration } from 'astro';

/** Adds the page that shows every part of the look, where citizens don't come: in development, and for evaluators. */
export const styleGuide = (): AstroIntegration => ({
  name: 'style-guide',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev' && process.env.AUDIENCE !== 'evaluators') return;
      injectRoute({
        pattern: '/stijl/',
        entrypoint: './src/style-guide/style-page.astro',
      });
    },
  },
});
