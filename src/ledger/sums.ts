const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|([a-z][A-Za-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][A-Za-z0-9]*)*)|([-+*/()]))/y;

function tokensOf(sum: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sum.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [whole] = TOKEN.exec(sum) ?? [];
    if (whole === undefined) throw new Error(`"${sum.slice(at).trim()}" can't be read`);
    tokens.push(whole.trim());
  }
  return tokens;
}

/**
 * Computes a sum that an editor wrote, such as `minors / arrests`: numbers, names, + - * / and
 * brackets. A minus has spaces around it, since names have hyphens in them.
 *
 * @param valueOf the number that a name stands for
 * @throws Error in words for the editor, when the sum can't be read or has no finite outcome
 */
export function computeSum(sum: string, valueOf: (name: string) => number): number {
  const tokens = tokensOf(sum);
  const expect = (token: string): void => {
    if (tokens.shift() !== token) throw new Error(`a "${token}" is missing in "${sum}"`);
  };
  const operand = (): number => {
    const token = tokens.shift();
    if (token === '(') {
      const inner = terms();
      expect(')');
      return inner;
    }
    if (token === '-') return -operand();
    if (token === undefined || /^[+*/)]$/.test(token))
      throw new Error(`a number or a name is missing in "${sum}"`);
    return /^\d/.test(token) ? Number(token) : valueOf(token);
  };
  const factors = (): number => {
    let product = operand();
    while (tokens[0] === '*' || tokens[0] === '/')
      product = tokens.shift() === '*' ? product * operand() : product / operand();
    return product;
  };
  const terms = (): number => {
    let total = factors();
    while (tokens[0] === '+' || tokens[0] === '-')
      total = tokens.shift() === '+' ? total + factors() : total - factors();
    return total;
  };
  const outcome = terms();
  if (tokens.length > 0) throw new Error(`"${tokens.join(' ')}" is too much in "${sum}"`);
  if (!Number.isFinite(outcome)) throw new Error(`"${sum}" has no finite outcome`);
  return outcome;
}
