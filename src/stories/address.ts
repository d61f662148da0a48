/**
 * The last part of a story's address, from the name of its file. What people's machines make of a
 * name works: spaces, capitals, and accents in either way of writing them.
 */
export const addressOf = (name: string): string =>
  name
    .replace(/\.mdx$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
