import type { Server } from 'node:http';
import type { Settings } from './settings.ts';

/** Listens, or says in one sentence why that can't be. */
export function listen(server: Server, { PORT, HOST }: Settings): Promise<void> {
  return new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${PORT} is taken: stop what listens there, or choose another one, such as PORT=${PORT + 1} npm start.`
          : `Port ${PORT} of ${HOST} can't be opened (${error.message}): choose another PORT or HOST.`;
      fail(new Error(reason));
    });
    server.listen(PORT, HOST, () => {
      done();
    });
  });
}
