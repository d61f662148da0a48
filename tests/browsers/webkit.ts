import { spawn } from 'node:child_process';
import { Builder, Capabilities, Origin } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';
import { endProcess, heard } from './processes.ts';
import type { Size, Visitor } from './visitor.ts';

export type WebKitPrograms = {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
};

/** Starts WebKit with an empty profile, filling a screen of a size that exists in memory only. */
export async function startWebKit(programs: WebKitPrograms, size: Size): Promise<Visitor> {
  const { width, height } = size;
  const display = spawn(
    programs.display,
    ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', `${width}x${height}x24`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const number = await heard(display, display.stdout, /(\d+)\n/);
  const service = new DriverService.Builder(programs.driver)
    .setLoopback(true)
    .setEnvironment({ ...process.env, DISPLAY: `:${number}` } as Record<string, string>)
    .build();
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    // A window with a toolbar can't be as narrow as a phone.
    'webkitgtk:browserOptions': {
      binary: programs.browser,
      args: ['--automation', '--full-screen'],
    },
  });
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities(capabilities)
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, width, height });
  return {
    open: (url) => driver.get(url),
    back: () => driver.navigate().back(),
    read: <T>(expression: string) => driver.executeScript<T>(`return (${expression});`),
    tapAt: ({ x, y }) =>
      driver.actions().move({ x, y, duration: 0, origin: Origin.VIEWPORT }).click().perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    close: async () => {
      await driver.quit();
      await service.kill();
      await endProcess(display);
    },
  };
}
