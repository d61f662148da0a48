import { writeFileSync } from 'node:fs';
import { KEPT_BY_CDN } from '../../analytics/collect/cache-headers.ts';
import {
  POLICY_BESIDE_A_PAGE,
  SECURITY_HEADERS,
  contentPolicy,
} from '../../analytics/collect/security-headers.ts';

const NOTE =
  '# Written by tools/build/proxy-headers.ts from analytics/collect/security-headers.ts: change it there.';

/** A name as it is usually written: `x-frame-options` becomes `X-Frame-Options`. */
const title = (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

const headers = Object.entries(SECURITY_HEADERS).map(([name, value]) => ({
  name: title(name),
  value,
}));

/** The files that give a proxy's own answers, and all that it passes on, the headers of the built-in server. */
export const HEADER_FILES: Readonly<Record<string, string>> = {
  'deploy/nginx/policy.conf': [
    NOTE,
    '# A collector says the whole policy of a page; of a file that nginx serves itself, the rest stands in the page.',
    'map "$upstream_http_content_security_policy $sent_http_content_type" $content_policy {',
    `  "~^ text/html" "${POLICY_BESIDE_A_PAGE}";`,
    `  "~^ "          "${contentPolicy()}";`,
    '  default        $upstream_http_content_security_policy;',
    '}',
    '# What a network of caches in front may keep of the files that nginx serves itself.',
    'map "$status $uri" $kept_by_cdn {',
    '  "~^(200|206|304) /assets/" "";',
    `  "~^(200|206|304) "         "${KEPT_BY_CDN}";`,
    '  default                    "";',
    '}',
    '',
  ].join('\n'),
  'deploy/nginx/headers.conf': [
    NOTE,
    'proxy_hide_header Content-Security-Policy;',
    'add_header Content-Security-Policy $content_policy always;',
    ...headers.flatMap(({ name, value }) => [
      `proxy_hide_header ${name};`,
      `add_header ${name} "${value}" always;`,
    ]),
    '',
  ].join('\n'),
  'deploy/caddy/headers.caddy': [
    NOTE,
    '(security-headers) {',
    '\theader {',
    `\t\t?Content-Security-Policy "${POLICY_BESIDE_A_PAGE}"`,
    ...headers.map(({ name, value }) => `\t\t${name} "${value}"`),
    '\t\t-Server',
    '\t\tdefer',
    '\t}',
    '}',
    '# What a network of caches in front may keep of the files that Caddy serves itself.',
    '(kept-by-cdn) {',
    '\t@page not path /assets/*',
    `\theader @page CDN-Cache-Control "${KEPT_BY_CDN}"`,
    '}',
    '',
  ].join('\n'),
};

if (process.argv[1] === import.meta.filename) {
  for (const [file, text] of Object.entries(HEADER_FILES)) writeFileSync(file, text);
}
