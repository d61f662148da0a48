import { silence } from './allowed.ts';
import { onSent, sentEvents } from './sent-log.ts';
import type { SentEvent } from './sent-log.ts';
import { SENT_WORDS } from './sent-words.ts';
import type { SentWords } from './sent-words.ts';

/** Keeps the receipt at the foot of the page up to date. */
export function showSent(): void {
  const list = document.querySelector<HTMLElement>('[data-sent-list]');
  const count = document.querySelector('[data-sent-count]');
  if (!list || !count) return;
  const words = SENT_WORDS[list.dataset.language === 'en' ? 'en' : 'nl'];
  onSent(() => {
    const events = sentEvents();
    count.textContent = ` (${events.length})`;
    list.replaceChildren(
      ...(events.length > 0 ? events.map((event) => receipt(event, words)) : [why(words)]),
    );
  });
}

function why(words: SentWords): HTMLElement {
  const reason = silence();
  return element('p', reason ? words.reasons[reason] : words.nothing);
}

function receipt(
  { name, url, referrer, properties, state }: SentEvent,
  words: SentWords,
): HTMLElement {
  const paper = element('div', '', 'receipt');
  paper.dataset.event = name;
  const lines = element('dl');
  const entries = Object.entries({ url, ...(referrer ? { referrer } : {}), ...properties });
  for (const [key, value] of entries) {
    const line = element('div', '', 'receipt__line receipt__line--sent');
    line.append(element('dt', key), element('dd', value));
    lines.append(line);
  }
  paper.append(
    element('p', name, 'receipt__title'),
    lines,
    element('p', words.states[state], 'receipt__last'),
  );
  return paper;
}

function element(name: string, text = '', classes = ''): HTMLElement {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (classes) made.className = classes;
  return made;
}
