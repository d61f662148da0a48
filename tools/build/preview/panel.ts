import { MESSAGE, sayBreach } from './messages.ts';
import type { Breach } from './messages.ts';

/** Runs in every page of the preview: says in Dutch what can't go on line as it is, over the page or in its place. */
const STYLE = `
  :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; }
  section { box-sizing: border-box; max-height: 60vh; overflow: auto; padding: 1rem 1.5rem; background: #fff; color: #111; border-top: .5rem solid #b00020; font: 1rem/1.5 sans-serif; }
  h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
  li { overflow-wrap: anywhere; margin-block: .5rem; }
  button { font: inherit; padding: .5rem 1rem; }
`;

let faults: readonly string[] = [];
const breaches = new Set<string>();
let host: HTMLElement | undefined;

const element = (name: string, text = ''): HTMLElement =>
  Object.assign(document.createElement(name), { textContent: text });

function listOf(title: string, lines: readonly string[]): HTMLElement[] {
  if (lines.length === 0) return [];
  const list = element('ul');
  list.append(...lines.map((line) => element('li', line)));
  return [element('h2', `${title} (${String(lines.length)})`), list];
}

function show(): void {
  host?.remove();
  host = undefined;
  const shown = [
    ...listOf('Nog te herstellen voor dit op de site kan', faults),
    ...listOf('Dit laat de site zelf niet toe', [...breaches]),
  ];
  if (shown.length === 0) return;
  host = document.createElement('zonder-vraag-preview');
  host.lang = 'nl';
  const close = element('button', 'Sluiten tot de volgende wijziging');
  close.addEventListener('click', () => host?.remove());
  const section = element('section');
  section.setAttribute('aria-label', 'Voorvertoning');
  section.append(...shown, close);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(section);
  document.documentElement.append(host);
  hideBuildersWords();
}

/** What the builder says of the same fault is English, and for programmers. */
function hideBuildersWords(): void {
  if (faults.length === 0) return;
  for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
}

new MutationObserver(hideBuildersWords).observe(document.documentElement, {
  childList: true,
  subtree: true,
});

document.addEventListener('securitypolicyviolation', (event) => {
  // The builder's own scripts are not on line.
  if (/\/@|\/node_modules\//.test(event.sourceFile)) return;
  const breach: Breach = {
    directive: event.effectiveDirective,
    blocked: [event.blockedURI, event.sample].filter(Boolean).join(' '),
    page: location.pathname,
  };
  import.meta.hot?.send(MESSAGE.breach, breach);
  breaches.add(sayBreach(breach));
  show();
});

import.meta.hot?.on(MESSAGE.faults, (now: readonly string[]) => {
  faults = now;
  show();
});
import.meta.hot?.send(MESSAGE.opened, {});
