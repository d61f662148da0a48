import { Agent, request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';

/** How one request ended; status 0 stands for no answer. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** From the first byte that left to the last that came. */
  readonly milliseconds: number;
};

/** What a visitor asks. */
export type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long an answer is waited for, in milliseconds. */
  readonly within?: number;
  /** Goes away as soon as all is sent, as a tab that is closed. */
  readonly leave?: boolean;
};

/** A visitor's connections to the site, a browser's six at most. */
export type Line = { ask(path: string, asked?: Asked): Promise<Answer>; close(): void };

type Place = {
  readonly port: number;
  readonly certificate: string;
  /** Whom the proxy sees: any address of the loopback network. */
  readonly address: string;
  /** Sends a body in two parts, and reads late, as a phone with a bad connection. */
  readonly slow: boolean;
};

const NOTHING = { headers: {}, body: '' } as const;
const PATIENCE = 30_000;
const LATE = 100;
const HOST = 'example.nl';

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** Opens lines through TLS, as a browser does. */
export function openLine({ port, certificate, address, slow }: Place): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, ca: certificate, servername: HOST });
  const ask = (path: string, asked: Asked = {}): Promise<Answer> => {
    const { method = 'GET', headers, body = '', within = PATIENCE, leave = false } = asked;
    const began = performance.now();
    return new Promise((done) => {
      const end = (found: Omit<Answer, 'milliseconds'>): void => {
        done({ ...found, milliseconds: performance.now() - began });
      };
      const sent = request({
        ...{ agent, port, path, method, host: '127.0.0.1', localAddress: address, timeout: within },
        headers: { host: `${HOST}:${port}`, 'content-length': Buffer.byteLength(body), ...headers },
      });
      const late = setTimeout(() => sent.destroy(), within);
      sent.once('close', () => {
        clearTimeout(late);
        end({ status: 0, ...NOTHING });
      });
      sent.on('error', () => undefined);
      sent.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('error', () => undefined);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString();
          end({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
        const read = (): void => void response.on('data', (part: Buffer) => parts.push(part));
        if (slow) setTimeout(read, LATE);
        else read();
      });
      void send(sent, body, { slow, leave });
    });
  };
  return { ask, close: () => agent.destroy() };
}

async function send(
  sent: ReturnType<typeof request>,
  body: string,
  { slow, leave }: { slow: boolean; leave: boolean },
): Promise<void> {
  const half = Math.floor(body.length / 2);
  if (slow && half > 0) {
    sent.write(body.slice(0, half));
    await pause(LATE);
  }
  sent.end(slow ? body.slice(half) : body);
  if (!leave) return;
  await pause(LATE / 10);
  sent.destroy();
}
