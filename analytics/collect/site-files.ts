import type { OutgoingHttpHeaders } from 'node:http';
import { extname } from 'node:path';
import { lookup } from 'mrmime';
import { cacheHeaders } from './cache-headers.ts';
import { ENCODINGS, acceptedEncodings } from './negotiation.ts';
import type { Encoding } from './negotiation.ts';
import { LOCKED_HEADERS, SECURITY_HEADERS, contentPolicy } from './security-headers.ts';
import { closeContents } from './site-folder.ts';
import type { Content, FolderContents } from './site-folder.ts';

const ENDINGS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/** One form of a file as it travels, with the headers of the whole of it. */
export type Form = {
  readonly tag: string;
  readonly content: Content;
  readonly headers: OutgoingHttpHeaders;
};

/** A file in every form that the build wrote. */
export type SiteFile = Readonly<Partial<Record<Encoding, Form>>> & { readonly identity: Form };

/** A site as it was built, ready to be sent. */
export type Site = {
  find(path: string): SiteFile | undefined;
  /** The page that says that something isn't there, where the site has one. */
  readonly notFound: SiteFile | undefined;
  readonly hasHome: boolean;
  /** Keeps large files open for somebody who reads one, until what it returns is called. */
  hold(): () => void;
  /** Closes what is open as soon as nobody reads it. */
  retire(): void;
};

/** Makes a site of the files of a folder; a page is found by its folder, too. */
export function createSiteFiles(contents: FolderContents): Site {
  const files = new Map<string, SiteFile>();
  for (const [path, content] of contents) {
    if (isNeighbour(path, contents)) continue;
    const file = toFile(path, content, contents);
    files.set(path, file);
    if (path.endsWith('/index.html')) files.set(path.slice(0, -'index.html'.length), file);
  }
  let readers = 0;
  let retired = false;
  const closeUnread = (): void => {
    if (retired && readers === 0) void closeContents(contents);
  };
  return {
    find: (path) => files.get(path),
    notFound: files.get('/404.html'),
    hasHome: files.has('/'),
    hold() {
      readers += 1;
      return () => {
        readers -= 1;
        closeUnread();
      };
    },
    retire() {
      retired = true;
      closeUnread();
    },
  };
}

/** The form in which a client likes a file best, of those there are. */
export function chooseForm(file: SiteFile, accepted: string | undefined): Form {
  for (const encoding of acceptedEncodings(accepted)) {
    const form = file[encoding];
    if (form) return form;
  }
  return file.identity;
}

/** A compressed form that stands beside its file is no file of its own. */
const isNeighbour = (path: string, contents: FolderContents): boolean =>
  /\.(br|gz)$/.test(path) && contents.has(path.replace(/\.(br|gz)$/, ''));

function toFile(path: string, plain: Content, contents: FolderContents): SiteFile {
  const common: OutgoingHttpHeaders = {
    ...lockingHeaders(path, plain),
    'content-type': typeOf(path),
    ...cacheHeaders(path),
    vary: 'Accept-Encoding',
    'accept-ranges': 'bytes',
  };
  const forms: Partial<Record<Encoding, Form>> = {};
  for (const encoding of ENCODINGS) {
    const content = contents.get(path + ENDINGS[encoding]);
    if (content) forms[encoding] = toForm(content, encoding, common);
  }
  return { ...forms, identity: toForm(plain, 'identity', common) };
}

function toForm(content: Content, encoding: Encoding, common: OutgoingHttpHeaders): Form {
  const tag = `"${content.hash}"`;
  return {
    tag,
    content,
    headers: {
      ...common,
      etag: tag,
      'content-length': content.size,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  };
}

function lockingHeaders(path: string, { bytes }: Content): Readonly<Record<string, string>> {
  if (!bytes || extname(path) !== '.html') return LOCKED_HEADERS;
  const own = readOwnPolicy(bytes.toString('utf8'));
  return { 'content-security-policy': contentPolicy(own), ...SECURITY_HEADERS };
}

/** The policy that the build wrote into a page, with the hashes of its scripts and styles. */
function readOwnPolicy(html: string): string | undefined {
  const tag = /<meta\s[^>]*http-equiv=["']?content-security-policy\b[^>]*>/i.exec(html)?.[0];
  const written = /\scontent="([^"]*)"/i.exec(tag ?? '')?.[1];
  // What a header can't hold would make no header at all of it.
  return written?.replaceAll('&#39;', "'").replace(/[^\x20-\x7e]+/g, ' ');
}

/** Texts are UTF-8, which plain ones can't say of themselves. */
function typeOf(path: string): string {
  const type = lookup(path) ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
