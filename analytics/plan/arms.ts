import type { Arm, BillSide } from './arm-schema.ts';
import type { StudyPlan } from './schema.ts';
import type { Text } from './text.ts';

/** The id of the control arm; every checked plan has one. */
export const controlArm = (plan: StudyPlan): string =>
  plan.arms.find((arm) => arm.control)?.id ?? '';

/** Ids of the arms that bring the message, which is every arm but the control. */
export const messageArms = (plan: StudyPlan): string[] =>
  plan.arms.filter((arm) => !arm.control).map((arm) => arm.id);

/** Every text of an arm, in the order in which a visitor meets them. */
export function textsOfArm(arm: Arm): Text[] {
  if (arm.form === 'dialogue')
    return [
      ...arm.rounds.flatMap(({ excuse, reactions, answer }) => [excuse, ...reactions, answer]),
      arm.closing,
    ];
  if (arm.form !== 'bill') return [arm.message];
  const side = ({ title, place, lines, total }: BillSide): Text[] => [
    title,
    place,
    ...[...lines, total].flatMap(({ what, small, figure }) => [
      what,
      ...(small ? [small] : []),
      figure,
    ]),
  ];
  return [...side(arm.front), ...side(arm.back), arm.closing];
}
