import type { ScriptArm } from '../script.ts';
import { Rich } from './rich.tsx';

type Props = {
  readonly arms: readonly ScriptArm[];
  readonly shown: string;
  readonly source: string;
};

/** The drawn text; the others take their room unseen, so that every arm looks the same size. */
export function MessageScreen({ arms, shown, source }: Props) {
  return (
    <div class="messages">
      {arms.map(({ id, message }) => (
        <div
          class={id === shown ? 'messages__shown' : 'messages__other'}
          key={id}
          aria-hidden={id !== shown}
        >
          <Rich text={message} source={source} />
        </div>
      ))}
    </div>
  );
}
