/** Numbers that only a telephone in the Netherlands can call, and so have no form for the world. */
const NATIONAL = /^(0800|090\d)|^1\d{2,5}$/;

/**
 * Where a link leads that calls a telephone number: E.164, such as tel:+31201234567 for (020) 123 45 67,
 * and tel:09001995 for 0900-1995.
 */
export function callAddress(phone: string): string {
  const digits = phone
    .replace('(0)', '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  return `tel:${NATIONAL.test(digits) ? digits : digits.replace(/^0/, '+31')}`;
}
