import { useRef, useState } from 'preact/hooks';
import { EVENT, named } from '../../analytics/plan/names.ts';
import { composeProperties } from '../../analytics/protocol/compose.ts';
import { submit } from '../measure/send.ts';
import { calendarFile, mondayLater, writeCalendar } from '../self-check/calendar.ts';
import { Answers } from '../self-check/screens/answers.tsx';
import { canDownload, download } from '../self-check/screens/download.ts';
import { Said } from '../self-check/screens/said.tsx';
import { CHECK_WORDS } from '../self-check/words.ts';
import { writeFragment } from './fragment.ts';
import type { FollowUpScript } from './script.ts';
import { FOLLOW_UP_WORDS } from './words.ts';

type Props = { readonly script: FollowUpScript; readonly arm: string };

/** Offers a reminder for four weeks later; its link carries an answer only if the visitor ticks it. */
export function CalendarOffer({ script, arm }: Props) {
  const words = FOLLOW_UP_WORDS[script.language];
  const [carries, setCarries] = useState(false);
  const [before, setBefore] = useState<string>();
  const [saved, setSaved] = useState(false);
  const counted = useRef(false);
  const withAnswer = carries && before !== undefined;
  const save = (): void => {
    const { version, path, study } = script;
    const fragment = withAnswer ? writeFragment({ version, arm, before }) : '';
    const url = `${location.origin}${path}${fragment}`;
    const entry = {
      kind: 'questions',
      title: words.entryTitle,
      note: words.entryNote,
      url,
    } as const;
    download(calendarFile(writeCalendar(entry, mondayLater(new Date()))), 'agenda.ics');
    // Saving it again is no second reminder.
    const link = withAnswer ? 'with_answer' : 'bare';
    if (!counted.current) {
      counted.current = true;
      const context = named({ arm, link });
      void submit(EVENT.calendar, composeProperties({ study, version }, context));
    }
    setSaved(true);
  };
  return (
    <section class="no-print" aria-labelledby="follow-up-offer">
      <h3 id="follow-up-offer">{words.offerTitle}</h3>
      <p>{words.offer}</p>
      <label class={carries ? 'choice choice--chosen' : 'choice'}>
        <input
          type="checkbox"
          autocomplete="off"
          checked={carries}
          aria-expanded={carries}
          onChange={({ currentTarget }) => setCarries(currentTarget.checked)}
        />
        <span>{words.carry}</span>
      </label>
      <p>
        <small>{words.carryNote}</small>
      </p>
      {carries && (
        <div key="before">
          <p id={`title-${script.primary.id}`}>{script.primary.question}</p>
          <Answers
            name={script.primary.id}
            options={script.primary.options}
            chosen={before}
            onChoose={setBefore}
          />
        </div>
      )}
      {canDownload() ? (
        <div class="actions">
          <button type="button" class="button button--quiet" onClick={save}>
            {words.save}
          </button>
        </div>
      ) : (
        <p>{CHECK_WORDS[script.language].cannotSave}</p>
      )}
      <p role="status">
        <Said text={saved ? words.saved : ''} />
      </p>
    </section>
  );
}
