import { calendarFile, nextFriday, writeCalendar } from '../calendar.ts';
import type { IfThenPlan } from '../engine.ts';
import type { CheckWords } from '../words.ts';
import { download } from './download.ts';
import { savePicture } from './plan-picture.ts';

type Props = { readonly plan: IfThenPlan; readonly words: CheckWords };

/** The visitor's plan as a receipt to keep. */
export function PlanReceipt({ plan, words }: Props) {
  const saveInCalendar = (): void => {
    const note = `${words.if} ${plan.when}, ${words.then} ${plan.then}.`;
    const calendar = writeCalendar({ title: words.planEntry, note }, nextFriday(new Date()));
    download(calendarFile(calendar), 'plan.ics');
  };
  return (
    <div class="plan">
      <div class="receipt">
        <h3 class="receipt__title">{words.planReceipt}</h3>
        <dl>
          <div class="receipt__line receipt__line--stacked">
            <dt>{words.if}</dt>
            <dd>{plan.when}</dd>
          </div>
          <div class="receipt__line receipt__line--stacked">
            <dt>{words.then}</dt>
            <dd>{plan.then}</dd>
          </div>
        </dl>
        <p class="receipt__last">{words.planLast}</p>
        <div class="receipt__barcode" aria-hidden="true" />
      </div>
      <div class="actions no-print">
        <button type="button" class="button button--quiet" onClick={() => window.print()}>
          {words.planPrint}
        </button>
        <button
          type="button"
          class="button button--quiet"
          onClick={() => void savePicture(plan, words)}
        >
          {words.planPicture}
        </button>
        <button type="button" class="button button--quiet" onClick={saveInCalendar}>
          {words.planCalendar}
        </button>
        <small class="button-note">{words.planCalendarNote}</small>
      </div>
    </div>
  );
}
