import type { ScriptLine, ScriptSide } from '../script.ts';
import { RichLine } from './rich.tsx';

type Props = { readonly side: ScriptSide; readonly source: string };

/** One side of a bill, as a receipt. */
export function BillSide({ side: { title, place, lines, total }, source }: Props) {
  return (
    <div class="receipt">
      <p class="receipt__title">{title}</p>
      <p class="receipt__place">{place}</p>
      <dl>
        {lines.map((line) => (
          <Line line={line} source={source} key={line.what} />
        ))}
      </dl>
      <dl>
        <Line line={total} source={source} isTotal />
      </dl>
      <div class="receipt__barcode" aria-hidden="true" />
    </div>
  );
}

type LineProps = {
  readonly line: ScriptLine;
  readonly source: string;
  readonly isTotal?: boolean;
};

const Line = ({ line: { what, small, figure }, source, isTotal = false }: LineProps) => (
  <div class={isTotal ? 'receipt__line receipt__total' : 'receipt__line'}>
    <dt>
      {what}
      {small?.map((paragraph, place) => (
        <small key={place}>
          <RichLine parts={paragraph} source={source} />
        </small>
      ))}
    </dt>
    <dd>{figure}</dd>
  </div>
);
