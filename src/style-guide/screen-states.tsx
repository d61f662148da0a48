import { TABLE } from '../../analytics/plan/names.ts';
import { initialState } from '../self-check/engine.ts';
import type { State } from '../self-check/engine.ts';
import { ScreenBody } from '../self-check/screens/screen-body.tsx';
import { ScreenTitle, screenTitle } from '../self-check/screens/screen-title.tsx';
import type { Screen, Script } from '../self-check/script.ts';
import { CHECK_WORDS } from '../self-check/words.ts';

type Props = {
  readonly script: Script;
  readonly screen: Screen;
  /** What this state has that a fresh one hasn't. */
  readonly has?: Partial<State>;
  readonly label: string;
  readonly silent?: boolean;
};

const nothing = (): undefined => undefined;
const ON = {
  dispatch: nothing,
  next: nothing,
  draw: () => Promise.resolve(),
  makePlan: nothing,
  send: nothing,
  decline: nothing,
  again: nothing,
};
/** What one submission looks like; no counts come from here. */
const REVIEW = [
  {
    says: 'Drie maanden geen drugs: mee eens',
    raw: `${TABLE.after({ id: 'intention' })}: 4`,
    isContext: false,
  },
];

/** One screen of a self-check in one state, standing still. */
export function ScreenState({ script, screen, has = {}, label, silent = false }: Props) {
  const words = CHECK_WORDS[script.language];
  return (
    <section class="self-check" aria-label={label}>
      <p class="progress">{label}</p>
      {screen.kind !== 'intro' && (
        <ScreenTitle id={screen.id} takesFocus={false}>
          {screenTitle(screen, words)}
        </ScreenTitle>
      )}
      <ScreenBody
        {...{ script, screen, words, silent }}
        state={{ ...initialState(script), ...has }}
        source="Bron"
        offer={undefined}
        paths={{
          stories: '/verhalen/',
          help: '/hulp/',
          helpLine: undefined,
          under18: '/onder-18/',
        }}
        ready
        busy={false}
        takesIntroFocus={false}
        review={REVIEW}
        on={ON}
      />
    </section>
  );
}
