import { Socket } from 'node:net';

/** What a client saw of a server under load. */
export type Load = {
  readonly perSecond: number;
  /** Milliseconds from sending a request to its whole answer. */
  readonly p50: number;
  readonly p99: number;
};

/**
 * Sends requests over many connections at once, each with one request under way, for a while. It
 * writes ready-made bytes and looks for the end of an answer only, so that the server is what is measured.
 *
 * @param next the bytes of the next request
 * @throws Error for an answer other than 202
 */
export async function load(
  port: number,
  { connections, seconds, next }: { connections: number; seconds: number; next: () => Buffer },
): Promise<Load> {
  const latencies: number[] = [];
  const end = performance.now() + 1000 * seconds;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () =>
      converse(port, next, end, (each) => latencies.push(each)),
    ),
  );
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((one, other) => one - other);
  const at = (share: number): number => latencies[Math.floor(share * (latencies.length - 1))] ?? 0;
  return { perSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

function converse(
  port: number,
  next: () => Buffer,
  end: number,
  note: (milliseconds: number) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    const socket = new Socket();
    let sent = 0;
    let answer = '';
    const ask = (): void => {
      sent = performance.now();
      socket.write(next());
    };
    socket.setNoDelay(true);
    socket.on('connect', ask);
    socket.on('error', fail);
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      if (!isWhole(answer)) return;
      if (!answer.startsWith('HTTP/1.1 202') || answer.includes('x-plausible-dropped')) {
        fail(new Error(`expected a counted 202, found: ${answer.slice(0, 300)}`));
        socket.destroy();
        return;
      }
      answer = '';
      note(performance.now() - sent);
      if (performance.now() < end) ask();
      else socket.end(done);
    });
    socket.connect(port, '127.0.0.1');
  });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
  return answer.length >= head + 4 + length;
}

/** What a phone's browser says: a collector drops what it takes for a robot. */
const BROWSER =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

/** A POST to the collector as the bytes that go over the line. */
export const requestBytes = (body: string): Buffer =>
  Buffer.from(
    `POST /api/event HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${BROWSER}\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
