/** Whether this browser can offer a file that was made on a page. */
export const canDownload = (): boolean =>
  'download' in HTMLAnchorElement.prototype && typeof URL.createObjectURL === 'function';

/** Offers a file that was made on this page. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Safari fetches it a moment after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
