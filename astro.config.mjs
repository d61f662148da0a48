import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { subsetFonts } from './tools/build/fonts.ts';
import { contentCheck } from './tools/build/check-content.ts';
import { handOnKit } from './tools/build/kit/integration.ts';
import { truePreview } from './tools/build/preview/preview.ts';
import { openData } from './tools/build/open-data/make-open-data.ts';
import { nameIslandsOfSite } from './tools/build/island-names.ts';
import { sharePictures } from './tools/build/share-pictures.ts';
import { redactie } from './tools/redactie/redactie.ts';
import { styleGuide } from './tools/build/style-guide.ts';
import { precompressSite } from './tools/build/precompress.ts';

const { OUT_DIR = './dist', SITE_URL = 'https://zondervraag.example' } = process.env;

export default defineConfig({
  site: SITE_URL,
  output: 'static',
  outDir: OUT_DIR,
  trailingSlash: 'always',
  i18n: { locales: ['nl', 'en'], defaultLocale: 'nl' },
  // A style sheet within the page spares a slow network a round trip before the first paint.
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  integrations: [
    contentCheck(),
    truePreview(),
    subsetFonts(),
    mdx(),
    preact(),
    nameIslandsOfSite(),
    sharePictures(),
    handOnKit(),
    openData(),
    styleGuide(),
    redactie(),
    sitemap({
      // Only the calendar leads to the first two, and only evaluators to the last.
      filter: (page) => !/\/(vervolg|follow-up|stijl)\/$/.test(page),
      i18n: { defaultLocale: 'nl', locales: { nl: 'nl-NL', en: 'en' } },
    }),
    precompressSite(),
  ],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  // A picture in a text is made in the widths that screens need; its look is in the base sheet.
  image: { layout: 'constrained', responsiveStyles: false },
  devToolbar: { enabled: false },
});
