import { decimal } from './numbers.ts';
import type { Unit } from './schema.ts';

const UNITS: Readonly<Record<Unit, string>> = {
  share: '%',
  'share-difference': ' procentpunt',
  'standard-deviations': ' standaarddeviaties',
  points: ' punten op de schaal',
  visits: ' bezoeken',
  events: ' valse bezoeken',
  euros: ' euro',
};

/** A number as Dutch writes it, with a true minus sign. */
export const dutch = (value: number, digits: number): string => {
  const [whole = '', rest] = decimal(value, digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.').replace('-', '−');
  return rest === undefined ? grouped : `${grouped},${rest}`;
};

/** A number in its unit, without the unit's name. */
export function dutchValue(value: number, unit: Unit): string {
  if (unit === 'share') return dutch(100 * value, 1);
  if (unit === 'share-difference') return `${value > 0 ? '+' : ''}${dutch(100 * value, 1)}`;
  return dutch(value, unit === 'visits' || unit === 'events' ? 0 : 2);
}

/** A number with its unit. */
export const dutchFigure = (value: number, unit: Unit): string =>
  `${dutchValue(value, unit)}${UNITS[unit]}`;
