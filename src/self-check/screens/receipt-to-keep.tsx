import { useState } from 'preact/hooks';
import { TurningReceipt } from '../../components/receipt/turning-receipt.tsx';
import { calendarFile, nextFriday, writeCalendar } from '../calendar.ts';
import type { IfThenPlan } from '../engine.ts';
import type { ScriptSide } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { BillSide } from './bill-side.tsx';
import { canDownload, download } from './download.ts';
import { canDraw, savePicture } from './receipt-picture.ts';
import type { Row } from './receipt-picture.ts';
import { plainText } from './rich.tsx';
import { Said } from './said.tsx';
import { useSettling } from './use-settling.ts';

/** An answer as the receipt prints it. */
export type AnswerLine = { readonly name: string; readonly answer: string };

type Props = {
  readonly plan: IfThenPlan | undefined;
  readonly answers: readonly AnswerLine[];
  readonly back: ScriptSide | undefined;
  readonly words: CheckWords;
  readonly source: string;
};

/** The visitor's receipt: in front the plan and the answers, on its back what others pay. */
export function ReceiptToKeep({ plan, answers, back, words, source }: Props) {
  const [withAnswers, setWithAnswers] = useState(false);
  const [side, setSide] = useState('');
  const settling = useSettling(side);
  const front = <Front {...{ plan, answers, words }} />;
  return (
    <div class={`plan ${withAnswers ? 'plan--answers' : ''} ${settling ? 'screen--settling' : ''}`}>
      {back ? (
        <div onChange={({ target }) => setSide(sideOf(target, words))}>
          <TurningReceipt
            id="receipt-turn"
            turn={words.turn}
            front={front}
            back={<BillSide side={back} source={source} />}
          />
        </div>
      ) : (
        front
      )}
      <div class="no-print">
        <p class="visually-hidden" aria-live="polite">
          <Said text={side} />
        </p>
        <h3>{words.receiptKeep}</h3>
        <p>{words.receiptWhat}</p>
        <label class={withAnswers ? 'choice choice--chosen' : 'choice'}>
          <input
            type="checkbox"
            autocomplete="off"
            checked={withAnswers}
            onChange={({ currentTarget }) => setWithAnswers(currentTarget.checked)}
          />
          <span>{words.receiptWithAnswers}</span>
        </label>
        <WaysToKeep {...{ plan, back, words }} answers={withAnswers ? answers : []} />
      </div>
    </div>
  );
}

const sideOf = (target: EventTarget | null, words: CheckWords): string =>
  target instanceof HTMLInputElement && target.checked ? words.turned : words.turnedBack;

const sentence = ({ when, then }: IfThenPlan, words: CheckWords): string =>
  `${words.if} ${when}, ${words.then} ${then}.`;

function Front({ plan, answers, words }: Pick<Props, 'plan' | 'answers' | 'words'>) {
  return (
    <div class="receipt receipt--printing" translate={false}>
      <p class="receipt__title">{words.planReceipt}</p>
      <p class="receipt__plan">{plan ? sentence(plan, words) : words.planNone}</p>
      <div class="receipt__answers">
        <p class="receipt__place">{words.receiptAnswers}</p>
        <ul class="receipt__plain">
          {answers.map(({ name, answer }) => (
            <li key={name}>
              {name}: {answer}
            </li>
          ))}
        </ul>
      </div>
      <div class="receipt__barcode" aria-hidden="true" />
    </div>
  );
}

type WaysProps = Pick<Props, 'plan' | 'answers' | 'back' | 'words'>;

/** Every way to keep the receipt that this browser has; where one is missing, a line says why. */
function WaysToKeep({ plan, answers, back, words }: WaysProps) {
  const [note, setNote] = useState('');
  const savesFiles = canDownload();
  const draws = savesFiles && canDraw();
  const save = async (): Promise<void> => {
    const saved = await savePicture([frontRows(plan, answers, words), ...backRows(back)]);
    setNote(saved ? words.saved : words.cannotDraw);
  };
  const saveInCalendar = (kept: IfThenPlan): void => {
    const entry = { kind: 'plan', title: words.planEntry, note: sentence(kept, words) } as const;
    download(calendarFile(writeCalendar(entry, nextFriday(new Date()))), 'plan.ics');
    setNote(words.saved);
  };
  const why = !savesFiles ? words.cannotSave : note || (draws ? '' : words.cannotDraw);
  return (
    <div class="actions">
      {typeof window.print === 'function' && (
        <button
          type="button"
          key="print"
          class="button button--quiet"
          onClick={() => window.print()}
        >
          {words.planPrint}
        </button>
      )}
      {draws && (
        <button
          type="button"
          key="picture"
          class="button button--quiet"
          onClick={() => void save()}
        >
          {words.planPicture}
        </button>
      )}
      {plan && savesFiles && (
        <button
          type="button"
          key="calendar"
          class="button button--quiet"
          onClick={() => saveInCalendar(plan)}
        >
          {words.planCalendar}
        </button>
      )}
      <small class="button-note" role="status" key="why">
        <Said text={why} />
      </small>
      {plan && savesFiles && (
        <small class="button-note" key="note">
          {words.planCalendarNote}
        </small>
      )}
    </div>
  );
}

const frontRows = (
  plan: IfThenPlan | undefined,
  answers: readonly AnswerLine[],
  words: CheckWords,
): Row[] => [
  { text: words.planReceipt.toUpperCase() },
  { text: plan ? sentence(plan, words) : words.planNone, large: true },
  ...answers.map(({ name, answer }) => ({ text: `${name}: ${answer}` })),
  { text: 'zonder vraag.' },
];

const backRows = (back: ScriptSide | undefined): Row[][] =>
  back
    ? [
        [
          { text: back.title.toUpperCase(), large: true },
          { text: back.place },
          ...back.lines.flatMap(({ what, figure, small }) => [
            { text: what, figure, large: true },
            ...(small ?? []).map((parts) => ({ text: plainText(parts) })),
          ]),
          { text: back.total.what.toUpperCase(), figure: back.total.figure.toUpperCase() },
        ],
      ]
    : [];
