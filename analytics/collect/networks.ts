import { BlockList, isIP } from 'node:net';

/** The proxies whose word is taken: so many nearest to us, or those of these networks. */
export type Trust = { readonly hops: number } | { readonly networks: BlockList };

/** Networks that many people share, each with how many times the limits they have. */
export type SharedNetworks = (address: string) => number;

const FORM = 'expected networks such as 192.0.2.0/24 or 2001:db8::/32, with a comma between them';

/**
 * Reads TRUST_PROXY.
 *
 * @throws Error that says what is expected
 */
export function readTrust(text: string): Trust {
  if (/^\d{1,2}$/.test(text)) return { hops: Number(text) };
  return { networks: readNetworks(text.split(',')) };
}

/**
 * Reads SHARED_NETWORKS, such as "192.0.2.0/24=20, 2001:db8::/32=100".
 *
 * @throws Error that says what is expected
 */
export function readSharedNetworks(text: string): SharedNetworks {
  const shared = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [network = '', times = ''] = part.split('=').map((each) => each.trim());
      if (!/^[1-9]\d{0,6}$/.test(times))
        throw new Error(`${FORM}, each with "=" and how many times`);
      return { network: readNetworks([network]), times: Number(times) };
    });
  return (address) => {
    const all = shared.filter(({ network }) => holds(network, address)).map(({ times }) => times);
    return Math.max(1, ...all);
  };
}

function readNetworks(parts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const part of parts.map((each) => each.trim())) {
    const [address = '', prefix] = part.split('/');
    const version = isIP(address);
    const bits = version === 6 ? 128 : 32;
    const length = prefix === undefined ? bits : /^\d+$/.test(prefix) ? Number(prefix) : Infinity;
    if (version === 0 || length > bits) throw new Error(FORM);
    list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Whether a list of networks holds an address. */
export const holds = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IPv4 addresses in the forms in which IPv6 carries them: mapped, and translated (RFC 6052). */
const CARRIES_IPV4 = [
  ['0', '0', '0', '0', '0', 'ffff'],
  ['64', 'ff9b', '0', '0', '0', '0'],
];

/**
 * Reads an address as a proxy or a socket gives it: with a port, in brackets, with a zone, or an IPv4
 * address within an IPv6 one; always the same text for the same address.
 *
 * @returns `undefined` for what is no address
 */
export function readAddress(text: string): string | undefined {
  const bare = text.trim().replace(/^"|"$/g, '');
  const inside = /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? bare.replace(/^([\d.]+):\d+$/, '$1');
  const address = inside.replace(/%.*$/, '');
  const version = isIP(address);
  if (version === 4) return address;
  if (version === 0) return undefined;
  const groups = readGroups(address);
  const carries = CARRIES_IPV4.some((start) =>
    start.every((each, place) => groups[place] === each),
  );
  if (!carries) return groups.join(':');
  const [high = 0, low = 0] = groups.slice(6).map((each) => parseInt(each, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, without zeros in front. */
function readGroups(address: string): string[] {
  const hexadecimal = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [left = [], right = []] = hexadecimal
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => parseInt(group, 16).toString(16));
}

/** The groups of an IPv6 address that name a network; the rest is a device's own to choose. */
const NETWORK_GROUPS = 4;

/** What one sender is told by: an IPv4 address, or the first 64 bits of an IPv6 one. */
export const networkOf = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, NETWORK_GROUPS).join(':') : address;
