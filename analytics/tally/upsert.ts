/** The one statement that counts: the same on every engine, but for how it names its parameters. */
export const upsert = (parameter: (place: number) => string): string => `
  INSERT INTO tally (study, version, "table", cell, period, n)
  VALUES (${[1, 2, 3, 4, 5, 6].map(parameter).join(', ')})
  ON CONFLICT (study, version, "table", cell, period) DO UPDATE SET n = tally.n + excluded.n`;

/** Every count above zero, in the order of its names, byte by byte on every engine. */
export const selectCounts = (collation: string, from = 'tally'): string => {
  const names = ['study', 'version', '"table"', 'cell', 'period'];
  return `
  SELECT ${names.join(', ')}, sum(n) AS n FROM ${from} AS tally WHERE n > 0
  GROUP BY ${names.join(', ')}
  ORDER BY ${names.map((name) => `${name}${collation}`).join(', ')}`;
};

/** All that an embedded store holds and hasn't flushed: what it gathers, and the pieces under way. */
export const UNFLUSHED = `(
  SELECT study, version, "table", cell, period, n FROM tally
  UNION ALL SELECT study, version, "table", cell, period, n FROM piece
  WHERE batch IS NULL OR batch IN (SELECT sequence FROM batch WHERE flushed = 0))`;
