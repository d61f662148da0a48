import { resolve } from 'node:path';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { z } from 'zod';
import { CONTENT } from '../../../analytics/plan/read.ts';
import { checkContent } from '../../check/content/check.ts';
import { formatFinding, stops } from '../../check/content/finding.ts';
import type { Finding } from '../../check/content/finding.ts';
import { MESSAGE, sayBreach } from './messages.ts';
import { previewPolicy } from './policy.ts';

type Hooks = AstroIntegration['hooks'];
type Server = Parameters<NonNullable<Hooks['astro:server:setup']>>[0]['server'];

const PANEL = resolve(import.meta.dirname, 'panel.ts');
/** An editor that saves writes several times within so many milliseconds. */
const SETTLES = 150;

const breachSchema = z.object({
  directive: z.string().max(100),
  blocked: z.string().max(500),
  page: z.string().max(300),
});

/** Says what stops, and of what only warns the news: a long list that repeats itself is read by nobody. */
function say(
  findings: readonly Finding[],
  before: ReadonlySet<string>,
  logger: AstroIntegrationLogger,
): void {
  for (const finding of findings) {
    const line = formatFinding(finding);
    if (stops(finding)) logger.error(line.replace(/^stop /, ''));
    else if (!before.has(line)) logger.warn(line.replace(/^warn /, ''));
  }
}

/** Has every page asked again for what stands in it: no list of pages, self-check or claim is kept from before. */
function renew(server: Server): void {
  for (const { hot } of Object.values(server.environments)) hot.send('astro:content-changed', {});
  server.ws.send({ type: 'full-reload' });
}

/** Tells the faults of the content to the terminal and to every open page, now and after each change. */
function followContent(server: Server, logger: AstroIntegrationLogger): void {
  let said = new Set<string>();
  let faults: readonly string[] = [];
  const check = (): void => {
    const findings = checkContent();
    const now = new Set(findings.map((each) => formatFinding(each)));
    if (now.size !== said.size || now.difference(said).size > 0) say(findings, said, logger);
    said = now;
    faults = findings.filter(stops).map((each) => formatFinding(each).replace(/^stop /, ''));
    server.ws.send(MESSAGE.faults, faults);
  };
  let waiting: NodeJS.Timeout | undefined;
  const folder = resolve(CONTENT);
  server.watcher.add(folder);
  server.watcher.on('all', (_, file) => {
    if (!resolve(file).startsWith(folder)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      renew(server);
      check();
    }, SETTLES);
  });
  server.ws.on(MESSAGE.opened, (_, client) => {
    client.send(MESSAGE.faults, faults);
  });
  check();
}

/** Says once in the terminal what the site on line would refuse. */
function followBreaches(server: Server, logger: AstroIntegrationLogger): void {
  const said = new Set<string>();
  server.ws.on(MESSAGE.breach, (given) => {
    const breach = breachSchema.safeParse(given);
    const words = breach.success ? sayBreach(breach.data) : '';
    if (words === '' || said.has(words)) return;
    said.add(words);
    logger.error(words);
  });
}

/**
 * Makes `npm run dev` true to the site on line: whatever changes in the content shows without a restart, the
 * policy of the site holds, and what is wrong stands in the page and in the terminal, in Dutch.
 */
export const truePreview = (): AstroIntegration => {
  let policy = '';
  return {
    name: 'voorvertoning',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, addMiddleware }) => {
        if (command !== 'dev') return;
        const everyPage = {
          name: 'preview-panel',
          transform: (code: string, id: string) =>
            /vite\/dist\/client\/client\.mjs/.test(id)
              ? `${code}\nimport(${JSON.stringify(`/@fs${PANEL}`)});`
              : undefined,
        };
        updateConfig({ vite: { plugins: [everyPage] } });
        addMiddleware({ order: 'post', entrypoint: new URL('./fresh.ts', import.meta.url) });
      },
      'astro:config:done': ({ config }) => {
        const { csp } = config.security;
        policy = previewPolicy(typeof csp === 'object' ? (csp.directives ?? []) : []);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use((_, response, next) => {
          response.setHeader('content-security-policy', policy);
          next();
        });
        followBreaches(server, logger);
        followContent(server, logger);
      },
    },
  };
};
