/** A browser with one page in it, operated through WebDriver. */
export type Visitor = {
  open(url: string): Promise<void>;
  /** Back in the history, as a visitor's button does. */
  back(): Promise<void>;
  /** The value of an expression on the page. */
  read<T>(expression: string): Promise<T>;
  /** Presses with the pointer at a place of the window. */
  tapAt(place: { readonly x: number; readonly y: number }): Promise<void>;
  /** Types letters, or presses keys of {@link KEYS}. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
};

export type Size = { readonly width: number; readonly height: number };

/** Keys as WebDriver names them (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
export const KEYS = { tab: '\uE004', enter: '\uE006', space: ' ', down: '\uE015' } as const;

const PATIENCE = 20_000;
const PAUSE = 50;

/** Waits until an expression holds on the page. */
export async function waitFor(visitor: Visitor, expression: string): Promise<void> {
  const started = Date.now();
  while (!(await visitor.read<boolean>(`Boolean(${expression})`))) {
    if (Date.now() - started > PATIENCE) {
      const seen = await visitor.read<string>('document.querySelector("main")?.innerText ?? ""');
      throw new Error(`never came true: ${expression}\non a page that says:\n${seen}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
