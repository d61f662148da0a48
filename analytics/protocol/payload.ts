import { z } from 'zod';

const text = (longest: number) => z.string().max(longest).optional();

/** What Plausible's clients send, with short or long keys; other top-level keys are let pass. */
const payloadSchema = z.object({
  n: text(120),
  name: text(120),
  u: text(4000),
  url: text(4000),
  d: text(255),
  domain: text(255),
  r: text(4000).nullable(),
  referrer: text(4000).nullable(),
  p: z.unknown().optional(),
  props: z.unknown().optional(),
  m: z.unknown().optional(),
  meta: z.unknown().optional(),
});

/** One event, whatever client it came from. */
export type Payload = {
  readonly name: string;
  readonly url: string;
  readonly referrer: string;
  /** The properties as text; `undefined` when there are none or they can't be read. */
  readonly properties: Readonly<Record<string, string>> | undefined;
};

/** Why something was refused: which field, what stood there, and what is expected. */
export type Refusal = {
  readonly field: string;
  readonly found: string;
  readonly expected: string;
};

export type Read = { readonly payload: Payload } | { readonly refusal: Refusal };

/**
 * Reads the body of an event, in either shape of Plausible's Events API.
 *
 * @param body JSON text, of whatever content type
 */
export function readPayload(body: string): Read {
  const json = parseJson(body);
  if (json === undefined) return refuse('body', 'no valid JSON', 'a JSON object');
  const result = payloadSchema.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    return refuse(issue?.path.join('.') || 'body', 'another form', issue?.message ?? 'an event');
  }
  const { data } = result;
  const name = data.n ?? data.name;
  const url = data.u ?? data.url;
  if (!name) return refuse('name', 'nothing', 'the name of the event, as n or name');
  if (!url || url.startsWith('data:'))
    return refuse('url', url ? 'a data URL' : 'nothing', 'a URL');
  return {
    payload: {
      name,
      url,
      referrer: data.r ?? data.referrer ?? '',
      properties: readProperties(data.p ?? data.props ?? data.m ?? data.meta),
    },
  };
}

/**
 * Reads properties as the texts that an event's own schema judges; one that is no single value makes
 * all of them unreadable.
 */
function readProperties(sent: unknown): Record<string, string> | undefined {
  const json = typeof sent === 'string' ? parseJson(sent) : sent;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const properties: Record<string, string> = {};
  for (const [key, value] of Object.entries(json)) {
    if (value === null || value === '') continue;
    // Written here, __proto__ would change the object instead of being a property that is refused.
    if (typeof value === 'object' || key === '__proto__') return undefined;
    properties[key] = String(value);
  }
  return properties;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

const refuse = (field: string, found: string, expected: string): Read => ({
  refusal: { field, found, expected },
});
