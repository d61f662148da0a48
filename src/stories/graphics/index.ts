import ClaimTable from '../../ledger/claim-table.astro';
import Claim from '../../ledger/claim.astro';
import Figure from '../../ledger/figure.astro';
import Said from '../../ledger/said.astro';
import Barrels from './barrels.astro';
import Chairs from './chairs.astro';
import Clock from './clock.astro';
import Coins from './coins.astro';
import Dots from './dots.astro';
import FloorPlan from './floor-plan.astro';
import Guess from './guess.astro';
import Hundred from './hundred.astro';
import Interval from './interval.astro';
import SmallMultiples from './small-multiples.astro';
import SplitReceipt from './split-receipt.astro';
import Squares from './squares.astro';
import Timeline from './timeline.astro';
import YearDots from './year-dots.astro';

/** The tags that stories and pages may use. */
export const TAGS = {
  Claim,
  ClaimTable,
  Figure,
  Said,
  Barrels,
  Chairs,
  Clock,
  Coins,
  Dots,
  FloorPlan,
  Guess,
  Hundred,
  Interval,
  SmallMultiples,
  SplitReceipt,
  Squares,
  Timeline,
  YearDots,
};
