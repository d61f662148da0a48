import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, heard } from './processes.ts';
import type { Size, Visitor } from './visitor.ts';

type Command = (method: string, params: object) => Promise<unknown>;

/** Speaks WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/), which Firefox does by itself. */
async function connect(url: string): Promise<{ command: Command; close: () => void }> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const command: Command = async (method, params) => {
    const id = (last += 1);
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message ?? ''}`);
    return answer.result;
  };
  return { command, close: () => socket.close() };
}
type Answer = { id: number; type: string; message?: string; result?: unknown };

/** Starts Firefox with a fresh profile and a window of a size. */
export async function startFirefox(program: string, size: Size): Promise<Visitor> {
  const profile = mkdtempSync(join(tmpdir(), 'zonder-vraag-firefox-'));
  const browser = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await heard(browser, browser.stderr, /BiDi listening on (ws:\S+)/);
  const { command, close } = await connect(`${address}/session`);
  await command('session.new', { capabilities: {} });
  // The window that Firefox opens by itself is never in front, and takes no keys.
  const { context } = (await command('browsingContext.create', { type: 'tab' })) as {
    context: string;
  };
  const target = { context };
  await command('browsingContext.setViewport', { context, viewport: size });
  return {
    open: async (url) => {
      await command('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    back: async () => {
      await command('browsingContext.traverseHistory', { context, delta: -1 });
    },
    read: async <T>(expression: string): Promise<T> => {
      const said = (await command('script.evaluate', {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target,
        awaitPromise: true,
      })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
      if (!said.result) throw new Error(`${expression}: ${said.exceptionDetails?.text ?? ''}`);
      return JSON.parse(said.result.value) as T;
    },
    tapAt: async ({ x, y }) => {
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const finger = { id: 'finger', type: 'pointer', parameters: { pointerType: 'touch' } };
      await command('input.performActions', { context, actions: [{ ...finger, actions }] });
    },
    type: async (text) => {
      const actions = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
      await command('input.performActions', {
        context,
        actions: [{ id: 'keys', type: 'key', actions }],
      });
    },
    close: async () => {
      close();
      await endProcess(browser);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
