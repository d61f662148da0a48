/** The one statement that counts: the same on every engine, but for how it names its parameters. */
export const upsert = (parameter: (place: number) => string): string => `
  INSERT INTO tally (study, version, "table", cell, period, n)
  VALUES (${[1, 2, 3, 4, 5, 6].map(parameter).join(', ')})
  ON CONFLICT (study, version, "table", cell, period) DO UPDATE SET n = tally.n + excluded.n`;

/** Every count above zero, in the order of its names, byte by byte on every engine. */
export const selectCounts = (collation: string): string => {
  const names = ['study', 'version', '"table"', 'cell', 'period'];
  return `
  SELECT ${names.join(', ')}, n FROM tally WHERE n > 0
  ORDER BY ${names.map((name) => `${name}${collation}`).join(', ')}`;
};
