import type { AskSpool } from './background-store.ts';
import { ReplacedPrimary, RESTORE_DAYS } from './postgres-store.ts';
import type { SharedStore } from './postgres-store.ts';
import type { SpoolState } from './spool.ts';

/** What an operator watches of the way to the shared database; ages in seconds. */
export type FlushStatus = {
  readonly failures: number;
  /** How often the database had less than it had confirmed. */
  readonly wentBack: number;
  readonly spoolRows: number;
  readonly sinceLastFlush: number;
  /** How long the oldest batch that is due waits; 0 when none does. */
  readonly oldestDue: number;
};

/** What happened on the way, for the log. */
export type FlushNews =
  | {
      readonly event: 'flush-failed' | 'database-replaced' | 'flush-recovered';
      readonly reason?: string;
    }
  | {
      readonly event: 'database-went-back';
      readonly from: number;
      readonly to: number;
      readonly lost: number;
    }
  | { readonly event: 'spool-renamed'; readonly setAside: string; readonly todo: string }
  | { readonly event: 'spool-pieces-known'; readonly pieces: number };

/** Brings what a collector counted to the shared database, again and again. */
export type Flusher = {
  /** Flushes what is due; settles when it is there, or with why it isn't. */
  flush(): Promise<void>;
  status(): FlushStatus;
  stop(): Promise<void>;
};

type Parts = {
  readonly spool: AskSpool;
  readonly shared: SharedStore;
  readonly everyMilliseconds: number;
  /** How many submissions must have added to a table before it is flushed. */
  readonly least: number;
  /** How long a batch is kept after it was flushed, for a database that goes back. */
  readonly keepMilliseconds?: number;
  readonly tell: (news: FlushNews) => void;
  /** A clock that is never set, in milliseconds. */
  readonly now?: () => number;
};

export const KEEP_MILLISECONDS = 10 * 60_000;
const DAY = 86_400_000;
const WHAT_TO_DO =
  'This spool is a copy, or was put back from a backup: another one flushed under its name, so it took a new one. ' +
  `What is in the file named setAside is older than the ${RESTORE_DAYS} days that the database remembers: ` +
  'import it if the database does not have it, else remove it.';

/**
 * Flushes at intervals. While the database is away counting goes on; the batch under way keeps its
 * number, so that it counts once however often it is sent.
 */
export function createFlusher(parts: Parts): Flusher {
  const { spool, everyMilliseconds, tell, now = () => performance.now() } = parts;
  const toldFaults = new Set<FlushNews['event']>();
  let running: Promise<void> | undefined;
  const watch = { failures: 0, wentBack: 0, spoolRows: 0, last: now(), dueSince: Infinity };
  const flushedAt = new Map<number, number>();

  const once = async (): Promise<void> => {
    try {
      await round({ ...parts, now }, flushedAt, watch);
      watch.last = now();
      watch.dueSince = Infinity;
      if (toldFaults.size > 0) tell({ event: 'flush-recovered' });
      toldFaults.clear();
    } catch (error) {
      watch.failures += 1;
      const reason = error instanceof Error ? error.message : String(error);
      const event = error instanceof ReplacedPrimary ? 'database-replaced' : 'flush-failed';
      if (!toldFaults.has(event)) tell({ event, reason });
      toldFaults.add(event);
      throw error;
    } finally {
      const state = await spool('state').catch(() => undefined);
      if (state) watch.spoolRows = state.rows;
    }
  };
  const flush = (): Promise<void> => (running ??= once().finally(() => (running = undefined)));
  // The collector's own server keeps the program running; this alone doesn't.
  const timer = setInterval(() => void flush().catch(() => undefined), everyMilliseconds).unref();
  return {
    flush,
    status: () => ({
      failures: watch.failures,
      wentBack: watch.wentBack,
      spoolRows: watch.spoolRows,
      sinceLastFlush: (now() - watch.last) / 1000,
      oldestDue: watch.dueSince === Infinity ? 0 : (now() - watch.dueSince) / 1000,
    }),
    async stop() {
      clearInterval(timer);
      // What is under way may have begun before the last event came in.
      await running?.catch(() => undefined);
      await flush().catch(() => undefined);
    },
  };
}

type Round = Parts & { readonly now: () => number };
type Watch = { wentBack: number; dueSince: number };

/** Looks whether the database still has what is kept, and then brings what is due. */
async function round(parts: Round, flushedAt: Map<number, number>, watch: Watch): Promise<void> {
  const { spool, shared, least, tell, now } = parts;
  await checkKept(parts, flushedAt, watch);
  for (;;) {
    const batch = await spool('take', least);
    if (!batch) return;
    watch.dueSince = Math.min(watch.dueSince, now());
    const state = await spool('state');
    const applied = await shared.apply(state.collector, batch, state);
    if (applied.kind === 'counted') {
      await spool('markFlushed', batch.sequence, applied.seen);
      flushedAt.set(batch.sequence, now());
    } else if (applied.kind === 'behind') {
      await bringAgain(parts, state, applied.sequence, watch);
    } else if (applied.kind === 'known') {
      await spool('leaveOut', batch.sequence, applied.pieces);
      tell({ event: 'spool-pieces-known', pieces: applied.pieces.length });
    } else {
      const window = new Date(Date.now() - RESTORE_DAYS * DAY).toISOString().slice(0, 10);
      const { setAside } = await spool('rename', window);
      tell({ event: 'spool-renamed', setAside: setAside ?? 'nothing', todo: WHAT_TO_DO });
    }
  }
}

/** Looks at what is kept: a database may lack it, and after a while none is needed any more. */
async function checkKept(
  parts: Round,
  flushedAt: Map<number, number>,
  watch: Watch,
): Promise<void> {
  const { spool, shared, now, keepMilliseconds = KEEP_MILLISECONDS } = parts;
  const state = await spool('state');
  if (state.kept.length === 0) return;
  const { sequence, seen, behind } = await shared.look(state.collector, state);
  if (seen.cluster === state.cluster && seen.timeline > state.timeline)
    await spool('markSeen', seen);
  if (behind) {
    await bringAgain(parts, state, sequence, watch);
    return;
  }
  for (const each of state.kept) if (!flushedAt.has(each)) flushedAt.set(each, now());
  const old = state.kept.filter((each) => now() - (flushedAt.get(each) ?? 0) >= keepMilliseconds);
  const upTo = old.at(-1);
  if (upTo === undefined) return;
  await spool('forget', upTo);
  for (const each of old) flushedAt.delete(each);
}

/** A database that lost what it confirmed, as an asynchronous standby does, gets it again. */
async function bringAgain(
  { spool, tell }: Round,
  { kept }: SpoolState,
  sequence: number,
  watch: Watch,
): Promise<void> {
  watch.wentBack += 1;
  const lost = Math.max(0, (kept[0] ?? 0) - sequence - 1);
  tell({ event: 'database-went-back', from: kept.at(-1) ?? 0, to: sequence, lost });
  await spool('resend', sequence);
}
