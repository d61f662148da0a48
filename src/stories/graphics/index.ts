import ClaimTable from '../../ledger/claim-table.astro';
import Claim from '../../ledger/claim.astro';
import Figure from '../../ledger/figure.astro';
import Said from '../../ledger/said.astro';
import Stub from './stub.astro';

/** The tags that stories and pages may use. A stub stands where a drawn graphic is to come. */
export const TAGS = {
  Claim,
  ClaimTable,
  Figure,
  Said,
  Barrels: Stub,
  Chairs: Stub,
  Clock: Stub,
  Coins: Stub,
  Dots: Stub,
  FloorPlan: Stub,
  Guess: Stub,
  Hundred: Stub,
  Interval: Stub,
  SmallMultiples: Stub,
  SplitReceipt: Stub,
  Squares: Stub,
  Timeline: Stub,
  YearDots: Stub,
};
