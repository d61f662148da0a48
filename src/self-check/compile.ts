import { TABLE } from '../../analytics/plan/names.ts';
import { FIRST_TIMES } from '../../analytics/plan/tables.ts';
import type { Answer, Outcome } from '../../analytics/plan/items.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import type { Language, Text } from '../language.ts';
import { notesOf } from '../ledger/references.ts';
import type { ReadCheck } from './read.ts';
import type { SelfCheck, Step } from './schema.ts';
import type { Option, RichText, Screen, Script, ScriptStudy } from './script.ts';
import { CHECK_WORDS } from './words.ts';

/** Turns a text with `[note:id]` in it into paragraphs with numbers. */
export const richText = (text: string, notes: readonly string[]): RichText =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split(/(\[note:[^\]]*\])/)
        .map((part) => {
          const id = /^\[note:([^\]]*)\]$/.exec(part)?.[1];
          return id === undefined ? part.replace(/\s*\n\s*/g, ' ') : notes.indexOf(id) + 1;
        })
        .filter((part) => part !== ''),
    );

/** The claims that the texts of a check quote, in the order of its notes. */
export const notesOfCheck = ({ check, study }: ReadCheck, language: Language): string[] => {
  const texts = [
    check.intro,
    ...(study?.plan.arms.map(({ message }) => message) ?? []),
    ...check.steps.flatMap((step) =>
      step.kind === 'question'
        ? step.options.flatMap(({ feedback }) => feedback ?? [])
        : [step.text],
    ),
    ...check.feedback.map(({ text }) => text),
  ];
  return notesOf(texts.map((text) => text[language]).join('\n\n'));
};

/** Makes the script of a self-check in one language. */
export function compileCheck(read: ReadCheck, language: Language): Script {
  const { check, study } = read;
  const notes = notesOfCheck(read, language);
  const say = (text: Text) => text[language];
  const rich = (text: Text) => richText(say(text), notes);
  return {
    id: check.id,
    language,
    title: say(check.title),
    intro: rich(check.intro),
    ...(study ? { study: studyOf(study, say, rich) } : {}),
    screens: study
      ? studyScreens(check, study, language)
      : [{ kind: 'intro', id: 'intro' }, ...check.steps.map((step) => stepScreen(step, say, rich))],
    feedback: check.feedback.map(({ item, answers, text }) => ({
      screen: TABLE.after({ id: item }),
      answers,
      text: rich(text),
    })),
    ...(check.plan
      ? {
          plan: {
            intro: rich(check.plan.intro),
            when: check.plan.when.map(say),
            then: check.plan.then.map(say),
          },
        }
      : {}),
  };
}

const studyOf = (
  { plan, version }: RegisteredPlan,
  say: (text: Text) => string,
  rich: (text: Text) => RichText,
): ScriptStudy => ({
  study: plan.id,
  version,
  preAskedShare: plan.preAskedShare,
  minimumSeconds: plan.minimumSeconds,
  action: plan.action.id,
  arms: plan.arms.map(({ id, ratio, control, name, message }) => ({
    id,
    ratio,
    control,
    name: say(name),
    message: rich(message),
  })),
});

/** The order of a check with a study: asked before, the text, asked after, the coin, the plan. */
function studyScreens(check: SelfCheck, { plan }: RegisteredPlan, language: Language): Screen[] {
  const options = (answers: readonly Answer[]): Option[] =>
    answers.map(({ value, text }) => ({ value, text: text[language] }));
  const question = (outcome: Outcome) => ({
    kind: 'question' as const,
    question: outcome.question[language],
    options: options(outcome.answers),
  });
  const repeated = plan.outcomes.filter(({ role }) => role !== 'message');
  const words = CHECK_WORDS[language];
  return [
    { kind: 'intro', id: 'intro' },
    {
      kind: 'first-time',
      id: 'first-time',
      options: FIRST_TIMES.map((value) => ({ value, text: words.firstTimes[value] })),
    },
    ...repeated.map((outcome) => ({
      ...question(outcome),
      id: `before.${outcome.id}`,
      onlyAskedBefore: true as const,
    })),
    { kind: 'message', id: 'message' },
    ...plan.outcomes.map((outcome) => ({
      ...question(outcome),
      id: TABLE.after(outcome),
      table: TABLE.after(outcome),
      ...(repeated.includes(outcome) ? { changeTable: TABLE.change(outcome) } : {}),
    })),
    ...plan.sensitive.map((item) => ({
      kind: 'coin' as const,
      id: `coin.${item.id}`,
      question: item.question[language],
      options: options(item.answers),
      table: TABLE.noised(item),
    })),
    ...(check.plan ? [{ kind: 'plan' as const, id: 'plan' }] : []),
    { kind: 'review', id: 'review' },
    { kind: 'end', id: 'end', title: words.resultTitle, text: [] },
  ];
}

function stepScreen(
  step: Step,
  say: (text: Text) => string,
  rich: (text: Text) => RichText,
): Screen {
  if (step.kind !== 'question') {
    const { id } = step;
    const shown = { id, title: say(step.title), text: rich(step.text) };
    if (step.kind === 'end') return { kind: 'end', ...shown };
    return { kind: 'text', ...shown, ...(step.next ? { next: step.next } : {}) };
  }
  return {
    kind: 'question',
    id: step.id,
    question: say(step.question),
    ...(step.next ? { next: step.next } : {}),
    options: step.options.map(({ value, text, feedback, correct, next }) => ({
      value,
      text: say(text),
      ...(feedback ? { feedback: rich(feedback) } : {}),
      ...(correct === undefined ? {} : { correct }),
      ...(next ? { next } : {}),
    })),
  };
}
