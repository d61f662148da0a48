import type { MiddlewareHandler } from 'astro';

/** Nothing in the preview is kept by a browser: a picture that was replaced under its own name is seen at once. */
export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  response.headers.set('cache-control', 'no-store');
  return response;
};
