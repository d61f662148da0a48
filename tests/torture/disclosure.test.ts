import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Gate } from '../../analytics/report/gate/gate.ts';
import type { Leak } from '../../analytics/report/gate/gate.ts';
import { groupsOf } from '../../analytics/report/gate/groups.ts';
import type { Block } from '../../analytics/report/gate/ledger.ts';
import { plannedGate, recover, releasesOf } from './disclosure.ts';

const YEAR = { weeks: 12, perWeek: 300, seed: 20_261 };
const { registered, gate } = plannedGate();
const few = registered.plan.publication.minimumCell - 1;
const attack = (by: Gate, again = 0.12) =>
  recover(registered, releasesOf({ registered, gate: by, ...YEAR, again }), few);

/** Short and seeded; the full run is `npm run torture -- disclosure`. */
describe('subtracting everything from everything', () => {
  it('recovers nobody from weekly releases, quiet weeks and the close', () => {
    assert.deepEqual(attack(gate), []);
    assert.deepEqual(attack(gate, 0.003), []);
  });

  it('recovers somebody when no group is held to the rule but the printed numbers', () => {
    const printed = gate.tables.flatMap(({ numbers }) =>
      numbers.map((number) => ({ ...gate.sumOf(number), name: number.table })),
    );
    assert.ok(attack(new Gate(registered, printed), 0.003).length > 0);
  });

  it('recovers somebody when those who left are not held to the rule', () => {
    const present = groupsOf(registered.plan, gate.space).filter(
      ({ name }) => !name.startsWith('without '),
    );
    const found = attack(new Gate(registered, present));
    assert.ok(found.some(({ what }) => what.includes('without ')));
  });

  it('recovers somebody when steps are not held to the rule', () => {
    class WithoutSteps extends Gate {
      override leakOf(blocks: readonly Block[]): Leak | undefined {
        return blocks.map((block) => super.leakOf([block])).find((leak) => leak !== undefined);
      }
      override leakOfSteps(): undefined {
        return undefined;
      }
    }
    assert.ok(attack(new WithoutSteps(registered)).length > 0);
  });

  it('recovers somebody when one is enough for a cell', () => {
    const publication = { minimumArm: 1, minimumCell: 1, embargo: '2026-01-01' };
    const plan = { ...registered.plan, publication };
    assert.ok(attack(new Gate({ ...registered, plan })).length > 0);
  });
});
