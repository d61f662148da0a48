import type { Script } from '../script.ts';
import type { CheckWords } from '../words.ts';
import { Rich } from './rich.tsx';
import { ScreenTitle } from './screen-title.tsx';

type Props = {
  readonly script: Script;
  readonly words: CheckWords;
  readonly source: string;
  readonly under18: string;
  /** False until the script runs: a button that does nothing yet isn't shown. */
  readonly ready: boolean;
  readonly silent: boolean;
  readonly takesFocus: boolean;
  readonly onNext: () => void;
};

/** What will happen, what is drawn and what is counted, before anything does. */
export function IntroScreen({
  script,
  words,
  source,
  under18,
  ready,
  silent,
  takesFocus,
  onNext,
}: Props) {
  return (
    <>
      <Rich text={script.intro} source={source} />
      <ScreenTitle id="intro" takesFocus={takesFocus}>
        {words.told}
      </ScreenTitle>
      <ul>
        {script.study ? (
          <>
            <li>{words.noDiagnosis}</li>
            <li>{words.toldStudy}</li>
            <li>{words.toldCounted}</li>
            <li>{words.toldLeave}</li>
          </>
        ) : (
          <>
            <li>{words.toldNothing}</li>
            <li>{words.toldStays}</li>
          </>
        )}
        {silent && <li>{words.silent}</li>}
      </ul>
      <div class={ready ? 'actions' : 'actions actions--waiting'}>
        <button type="button" class="button" disabled={!ready} onClick={onNext}>
          {words.adult}
        </button>
        <a href={under18}>{words.minor}</a>
        <a href="#papier">{words.paperLink}</a>
      </div>
    </>
  );
}
