import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What happens to a statement at which a line is cut: the server never hears it, or its answer is lost. */
export type Cut = 'unheard' | 'unanswered';

/** A TCP proxy on loopback that cuts the lines through it. */
export type LineCutter = {
  readonly port: number;
  /** Cuts every line now. */
  cut(): void;
  /** Waits for bytes from a client that hold this text, cuts its line there, and settles. */
  cutAt(text: string, how: Cut): Promise<void>;
  /** Waits for such bytes and lets them through. */
  passing(text: string): Promise<void>;
  close(): Promise<void>;
};

type Wait = { readonly text: string; readonly how: Cut | 'pass'; readonly done: () => void };

/** Starts a proxy in front of a port of this machine. */
export async function startLineCutter(target: number): Promise<LineCutter> {
  const lines = new Set<Socket>();
  let waits: readonly Wait[] = [];
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1');
    let deaf = false;
    const end = (): void => {
      for (const socket of [client, behind]) {
        lines.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, behind]) {
      lines.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (bytes) => {
      const met = waits.filter(({ text }) => bytes.includes(text));
      waits = waits.filter((wait) => !met.includes(wait));
      deaf ||= met.some(({ how }) => how === 'unanswered');
      if (met.some(({ how }) => how === 'unheard')) end();
      else behind.write(bytes);
      for (const { done } of met) done();
    });
    behind.on('data', (bytes) => {
      // The server did what it was asked; nobody hears of it.
      if (deaf) end();
      else client.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const wait = (text: string, how: Wait['how']): Promise<void> =>
    new Promise((done) => {
      waits = [...waits, { text, how, done }];
    });
  const cut = (): void => {
    for (const socket of lines) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    cutAt: wait,
    passing: (text) => wait(text, 'pass'),
    async close() {
      cut();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
