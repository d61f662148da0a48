import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * When the site's security.txt expires (RFC 9116), in seconds since 1970; 0 where there is none, or none
 * that says so.
 */
export function securityTxtExpiry(site: string): number {
  try {
    const text = readFileSync(join(site, '.well-known/security.txt'), 'utf8');
    const at = Date.parse(/^Expires: *(\S+)/im.exec(text)?.[1] ?? '');
    return Number.isNaN(at) ? 0 : at / 1000;
  } catch {
    return 0;
  }
}
