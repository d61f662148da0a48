import type { APIRoute } from 'astro';

/** By then somebody must have looked whether the contact still holds; a test asks for it a month before. */
const EXPIRES = '2027-09-30T00:00:00.000Z';

/** Where to report a leak, as RFC 9116 has it; generated, since it names its own address. */
export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      'Contact: https://github.com/zonder-vraag/zonder-vraag/security/advisories/new',
      `Expires: ${EXPIRES}`,
      'Preferred-Languages: nl, en',
      `Canonical: ${new URL('/.well-known/security.txt', site).href}`,
      '',
    ].join('\n'),
  );
