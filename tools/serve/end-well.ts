import { logFault } from '../../analytics/collect/faults.ts';

/** Exit code after a fault in the program itself, as of sysexits.h. */
const FAULT = 70;
/** An end that takes longer after a fault is cut short: what was acknowledged is on disk before it is told. */
const PATIENCE = 5000;

type Ways = {
  /** Ends in order: what is in hand is brought where it belongs. */
  readonly inOrder: () => Promise<void>;
  /** Ends soon: what is in hand is made safe, no more. */
  readonly soon: () => Promise<void>;
};

/** Ends the program well when it is asked to, and when a fault leaves it in a state that nobody knows. */
export function endWell({ inOrder, soon }: Ways): void {
  let ending = false;
  const end = (work: () => Promise<void>, code: number): void => {
    if (ending) return;
    ending = true;
    work().then(
      () => process.exit(code),
      (error: unknown) => {
        logFault('stop-failed', error);
        process.exit(code || 1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      end(inOrder, 0);
    });
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (error: unknown) => {
      logFault('unexpected-fault', error);
      setTimeout(() => process.exit(FAULT), PATIENCE).unref();
      end(soon, FAULT);
    });
  // Who watched over this was killed, and so must this be: another may start at any moment.
  process.on('disconnect', () => process.exit(1));
}
