import type { ComponentChildren } from 'preact';
import './turning-receipt.css';

type Props = {
  /** Unique on its page: a label elsewhere may turn the receipt too. */
  readonly id: string;
  /** What the switch is called, such as "Turn the receipt". */
  readonly turn: string;
  /** What shows under the folded corner; the back itself says it to who can't see it. */
  readonly glimpse?: ComponentChildren;
  /** In an Astro page these are slots, which its types don't see as props. */
  readonly front?: ComponentChildren;
  readonly back?: ComponentChildren;
};

/**
 * A receipt with a back: in front what is mine, behind it what others pay. A checkbox turns it, without
 * a script; on paper, without styles and for who wants no motion, the back lies under the front.
 */
export const TurningReceipt = ({ id, turn, glimpse, front, back }: Props) => (
  <div class="turning">
    <input
      class="turning__switch"
      id={id}
      type="checkbox"
      // Where a script runs, Enter turns it as it does a button.
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.click();
      }}
    />
    <div class="turning__sheets">
      <div class="turning__sheet turning__sheet--front">
        {front}
        {glimpse && (
          <label class="turning__corner" for={id}>
            <span class="turning__glimpse" aria-hidden="true">
              {glimpse}
            </span>
          </label>
        )}
      </div>
      <div class="turning__sheet turning__sheet--back">{back}</div>
    </div>
    <label class="turning__label" for={id}>
      {turn}
    </label>
  </div>
);
