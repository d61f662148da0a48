import type { Arm, BillLine, BillSide } from '../../analytics/plan/arm-schema.ts';
import { textsOfArm } from '../../analytics/plan/arms.ts';
import { TABLE } from '../../analytics/plan/names.ts';
import { FIRST_TIMES } from '../../analytics/plan/tables.ts';
import type { Answer, Outcome } from '../../analytics/plan/items.ts';
import type { RegisteredPlan } from '../../analytics/plan/read.ts';
import type { Language, Text } from '../language.ts';
import { notesOf } from '../ledger/references.ts';
import type { ReadCheck } from './read.ts';
import type { SelfCheck, Step } from './schema.ts';
import type {
  Option,
  RichText,
  Screen,
  Script,
  ScriptArm,
  ScriptLine,
  ScriptSide,
  ScriptStudy,
} from './script.ts';
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
    ...(study?.plan.arms.flatMap(textsOfArm) ?? []),
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
    ...(study ? { study: studyOf(study, check, say, rich) } : {}),
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
            ways: check.plan.ways.map(({ title, moments }) => ({
              title: say(title),
              moments: moments.map(({ when, then }) => ({ when: say(when), then: then.map(say) })),
            })),
          },
        }
      : {}),
  };
}

type Say = (text: Text) => string;
type Rich = (text: Text) => RichText;

function studyOf(
  { plan, version }: RegisteredPlan,
  { labels }: SelfCheck,
  say: Say,
  rich: Rich,
): ScriptStudy {
  const arms = plan.arms.map((arm) =>
    armOf({ ...arm, name: labels.arms[arm.id] ?? arm.name }, say, rich),
  );
  const bill = arms.find(({ form, control }) => form === 'bill' && !control);
  return {
    study: plan.id,
    title: say(plan.title),
    version,
    preAskedShare: plan.preAskedShare,
    minimumSeconds: plan.minimumSeconds,
    action: plan.action.id,
    byOrigin: plan.action.byOrigin === true,
    arms,
    ...(bill?.form === 'bill' ? { back: bill.back, backOf: bill.id } : {}),
  };
}

function armOf(arm: Arm, say: Say, rich: Rich): ScriptArm {
  const { id, ratio, control } = arm;
  const common = { id, ratio, control, name: say(arm.name) };
  if (arm.form === 'bill') {
    const [front, back] = [arm.front, arm.back].map((side) => sideOf(side, say, rich));
    if (!front || !back) throw new Error('a bill has two sides');
    return { ...common, form: 'bill', front, back, closing: rich(arm.closing) };
  }
  if (arm.form !== 'dialogue') return { ...common, form: 'text', message: rich(arm.message) };
  const rounds = arm.rounds.map(({ excuse, reactions, answer }) => ({
    excuse: say(excuse),
    reactions: reactions.map(say),
    answer: rich(answer),
  }));
  return { ...common, form: 'dialogue', rounds, closing: rich(arm.closing) };
}

function sideOf({ title, place, lines, total }: BillSide, say: Say, rich: Rich): ScriptSide {
  const line = ({ what, small, figure }: BillLine): ScriptLine => ({
    what: say(what),
    ...(small ? { small: rich(small) } : {}),
    figure: say(figure),
  });
  return { title: say(title), place: say(place), lines: lines.map(line), total: line(total) };
}

/**
 * The order of a check with a study: asked before, the arm, its key question, the plan while that is
 * fresh, the other questions, and the sensitive one last.
 */
function studyScreens(check: SelfCheck, { plan }: RegisteredPlan, language: Language): Screen[] {
  const options = (answers: readonly Answer[]): Option[] =>
    answers.map(({ value, text }) => ({ value, text: text[language] }));
  const nameOf = ({ id, name }: Pick<Outcome, 'id' | 'name'>): string =>
    (check.labels.items[id] ?? name)[language];
  const question = (outcome: Outcome) => ({
    kind: 'question' as const,
    question: outcome.question[language],
    name: nameOf(outcome),
    options: options(outcome.answers),
  });
  const after = (outcome: Outcome) => ({
    ...question(outcome),
    id: TABLE.after(outcome),
    table: TABLE.after(outcome),
    ...(repeated.includes(outcome) ? { changeTable: TABLE.change(outcome) } : {}),
  });
  const key = plan.outcomes.filter(({ role }) => role === 'key-secondary');
  const others = plan.outcomes.filter(({ role }) => role !== 'key-secondary');
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
    ...key.map(after),
    ...(check.plan ? [{ kind: 'plan' as const, id: 'plan' }] : []),
    ...others.map(after),
    ...plan.sensitive.map((item) => ({
      kind: 'coin' as const,
      id: `coin.${item.id}`,
      question: item.question[language],
      name: nameOf(item),
      options: options(item.answers),
      table: TABLE.noised(item),
    })),
    { kind: 'review', id: 'review' },
    { kind: 'end', id: 'end', title: words.resultTitle, text: [] },
  ];
}

function stepScreen(step: Step, say: Say, rich: Rich): Screen {
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
