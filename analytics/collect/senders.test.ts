import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { networkOf, readAddress, readSharedNetworks, readTrust } from './networks.ts';
import { createRateLimit } from './rate-limit.ts';
import { addressOf, dropReason } from './visitor.ts';

const asked = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('limits', () => {
  const limits = { perMinute: 2, startsPerHour: 3 };

  it('let a sender send so many a minute, and tell how long to wait', () => {
    let moment = 0;
    const { event } = createRateLimit({ ...limits, now: () => moment });
    assert.equal(event('1.2.3.4'), undefined);
    assert.equal(event('1.2.3.4'), undefined);
    assert.deepEqual(event('1.2.3.4'), { waitSeconds: 60 });
    assert.equal(event('1.2.3.5'), undefined);
    moment = 60_000;
    assert.equal(event('1.2.3.4'), undefined);
  });

  it('give starts an hour of their own, whatever else was sent', () => {
    let moment = 0;
    const { event, start } = createRateLimit({ ...limits, now: () => moment });
    for (let n = 0; n < 9; n += 1) event('1.2.3.4');
    for (let n = 0; n < 3; n += 1) assert.equal(start('1.2.3.4'), undefined);
    moment = 600_000;
    assert.deepEqual(start('1.2.3.4'), { waitSeconds: 3000 });
    moment = 3_600_000;
    assert.equal(start('1.2.3.4'), undefined);
  });

  it('let what is asked before it is read pass as far as both together may', () => {
    const { request } = createRateLimit({ ...limits, now: () => 0 });
    for (let n = 0; n < 5; n += 1) assert.equal(request('1.2.3.4'), undefined);
    assert.ok(request('1.2.3.4'));
  });

  it('are off as a whole, or for starts alone', () => {
    const off = createRateLimit({ perMinute: 0, startsPerHour: 1 });
    const starts = createRateLimit({ perMinute: 1, startsPerHour: 0 });
    for (let n = 0; n < 9; n += 1)
      for (const limit of [off.start, off.event, off.request, starts.start, starts.request])
        assert.equal(limit('1.2.3.4'), undefined);
    assert.equal(starts.event('1.2.3.4'), undefined);
    assert.ok(starts.event('1.2.3.4'));
  });

  it('hold on to a clock that nobody sets back', (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: 1e12 });
    const { event } = createRateLimit(limits);
    for (let n = 0; n < 3; n += 1) event('1.2.3.4');
    context.mock.timers.setTime(1e12 - 7_200_000);
    assert.ok((event('1.2.3.4')?.waitSeconds ?? 0) <= 60);
  });

  it('are wider for a network that many share', () => {
    const times = readSharedNetworks('192.0.2.0/24=2, 2001:db8::/32=3');
    const { event } = createRateLimit({ ...limits, times, now: () => 0 });
    const passed = (address: string) =>
      Array.from({ length: 9 }, () => event(address)).filter((over) => !over).length;
    assert.deepEqual(['192.0.2.7', '2001:db8:0:0:0:0:0:1', '192.0.3.7'].map(passed), [4, 6, 2]);
    for (const wrong of ['192.0.2.0', '192.0.2.0/24=0', '192.0.2.0/33=2', 'school=2', '=2'])
      assert.throws(() => readSharedNetworks(wrong), /expected networks/, wrong);
  });
});

describe('a sender', () => {
  it('has one key, however its address is written', () => {
    const same = [
      [
        '192.0.2.1',
        '192.0.2.1:4711',
        '::ffff:192.0.2.1',
        '::FFFF:c000:201',
        '[::ffff:192.0.2.1]:80',
      ],
      ['64:ff9b::192.0.2.9', '192.0.2.9', '"192.0.2.9"', ' 192.0.2.9 '],
      [
        '2001:db8::1',
        '2001:DB8:0:0:ffff::2',
        '[2001:db8::3]:443',
        '2001:0db8:0000::4',
        '2001:db8::5%eth0',
      ],
      ['fe80::1%eth0', 'fe80::2%2'],
    ];
    const keys = same.map((forms) => {
      const found = new Set(forms.map((form) => networkOf(readAddress(form) ?? '')));
      assert.equal(found.size, 1, [...found].join(' '));
      return [...found][0];
    });
    assert.equal(new Set(keys).size, same.length);
    for (const none of [
      '',
      'unknown',
      '_hidden',
      '1.2.3',
      '1.2.3.4.5',
      '::1::',
      '[::1',
      '1.2.3.4:x',
    ])
      assert.equal(readAddress(none), undefined, none);
  });

  const CHAIN = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 203.0.113.5:1234' };
  const SENDERS: readonly [string, string, string, Record<string, string>][] = [
    ['0', '10.0.0.1', '10.0.0.1', CHAIN],
    ['1', '10.0.0.1', '203.0.113.5', CHAIN],
    ['2', '10.0.0.1', '198.51.100.7', CHAIN],
    ['9', '10.0.0.1', '6.6.6.6', CHAIN],
    ['1', '10.0.0.1', '10.0.0.1', {}],
    ['2', '10.0.0.1', '198.51.100.7', { 'x-forwarded-for': 'junk, 198.51.100.7' }],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '203.0.113.5', CHAIN],
    ['10.0.0.0/8, 203.0.113.5', '10.0.0.1', '198.51.100.7', CHAIN],
    ['10.0.0.0/8', '192.0.2.66', '192.0.2.66', CHAIN],
    ['::1', '::1', '203.0.113.5', CHAIN],
  ];
  for (const [trust, peer, sender, headers] of SENDERS) {
    it(`behind ${trust} of ours, asked by ${peer}, is ${sender}`, () => {
      assert.equal(addressOf(asked(peer, headers), readTrust(trust)), sender);
    });
  }

  it('is no proxy list that makes no sense', () => {
    for (const wrong of ['', 'yes', '-1', '10.0.0.0/40', '10.0.0.0/8 10.1.0.0/16'])
      assert.throws(() => readTrust(wrong), /expected networks/, wrong);
  });
});

describe('who is counted', () => {
  const reasonOf = (agent?: string): string | undefined =>
    dropReason(asked('203.0.113.5', agent === undefined ? {} : { 'user-agent': agent }));

  it('is nobody without a user agent', () => {
    for (const agent of [undefined, '', '  ']) assert.equal(reasonOf(agent), 'no-user-agent');
  });

  it('is a person with an old phone', () => {
    for (const agent of OLD_PHONES) assert.equal(reasonOf(agent), undefined, agent);
  });

  it('is no robot, also one that says it is a phone, or says it at length', () => {
    for (const agent of ROBOTS) assert.equal(reasonOf(agent), 'bot', agent);
  });
});

const OLD_PHONES = [
  'Mozilla/5.0 (Linux; U; Android 2.3.6; nl-nl; GT-S5830 Build/GINGERBREAD) AppleWebKit/533.1 (KHTML, like Gecko) Version/4.0 Mobile Safari/533.1',
  'Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; nl) Presto/2.8.119 Version/11.10',
  'BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331',
  'BlackBerry7100i/4.1.0',
  'Nokia6300/2.0 (07.21) Profile/MIDP-2.0 Configuration/CLDC-1.1',
  'Nokia6600/1.0',
  'NokiaC3-00/5.0',
  'SAMSUNG-SGH-E250/1.0 Profile/MIDP-2.0 Configuration/CLDC-1.1 UP.Browser/6.2.3.3.c.1.101 (GUI) MMP/2.0',
  'SAMSUNG-SGH-E250/1.0',
  'SonyEricssonK800i/R1KG',
  'LG-GT540/v10a',
  'LGE-VX8600/1.0',
  'MOT-V300/0B.09.19R',
  'ZTE-F160/1.0',
  'SIE-S65/12',
  'Mozilla/4.0 (compatible; MSIE 6.0; Windows CE; IEMobile 7.11)',
  'Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5',
  'Mozilla/5.0 (Linux; Android 8.1.0; CUBOT_X18_Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; U; CPU like Mac OS X; en) AppleWebKit/420+ (KHTML, like Gecko) Version/3.0 Mobile/1A543a Safari/419.3',
];

const ROBOTS = [
  'Googlebot/2.1 (+http://www.google.com/bot.html)',
  'curl/8.14.1',
  'python-requests/2.31',
  'SAMSUNG-SGH-E250/1.0 (compatible; Googlebot-Mobile/2.1; +http://www.google.com/bot.html)',
  'Nokia6820/2.0 (4.83) Profile/MIDP-1.0 (compatible; Googlebot-Mobile/2.1)',
  'LG-spider/1.0',
  'Lightspeed/1.0',
  `Mozilla/5.0 (${'x; '.repeat(4000)}) Googlebot/2.1`,
];
