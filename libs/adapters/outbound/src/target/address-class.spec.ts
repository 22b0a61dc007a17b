import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { classOf, octetsOf, sameAddress } from './address-class.ts';

const reachable = [
  ...[
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.1',
  ],
  ...['169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
  ...[
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4001:80e::200e',
    '2003::1',
  ],
];

const inside = [
  ...['127.0.0.1', '127.255.255.254', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255'],
  ...['192.168.0.1', '192.168.255.255', '::1', '0:0:0:0:0:0:0:1', 'fc00::1', 'fd12:3456::1', 'FD00::1'],
];

const forbidden = [
  // this host, the link, the carrier, everybody at once
  ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '169.254.0.1', '100.64.0.1', '100.127.255.255'],
  ...['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', '::', 'ff02::1', 'ff0e::1'],
  ...['fe80::1', 'febf::1', 'FE80::A9FE:A9FE', 'fec0::1', 'feff::1'],
  // for measuring and for books
  ...['198.18.0.1', '198.19.255.255', '192.0.2.1', '198.51.100.1', '203.0.113.1', '192.0.0.1', '192.88.99.1'],
  ...['2001:db8::1', '3fff::1', '2001:2::1', '100::1', '5f00::1'],
  // metadata services
  ...['fd00:ec2::254', 'FD00:0EC2:0:0:0:0:0:254'],
  // an address of version 4 inside one of version 6
  ...[
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::ffff:10.0.0.1',
    '::FFFF:192.168.0.1',
  ],
  ...['::ffff:8.8.8.8', '::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1', '::2'],
  ...['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::7f00:1', '64:ff9b:1:ffff::a9fe:a9fe'],
  ...[
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2002:0a00:0001::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:80ff:fffe',
  ],
  // no canonical address at all
  ...['', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001'],
  ...[
    '127.0.0.01',
    '127.0.0.1.',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    ' 127.0.0.1',
    '127.0.0.1 ',
    '127.0.0.1%0',
  ],
  ...[
    'fe80::1%eth0',
    '::1%lo',
    '[::1]',
    '::ffff:0x7f.0.0.1',
    '１２７.0.0.1',
    '127。0。0。1',
    'localhost',
    '::g',
    '1::2::3',
  ],
];

describe('the class of an address', () => {
  it.each(reachable)('S-60 %s is public', (address) => {
    expect(classOf(address)).toBe('public');
  });

  it.each(inside)('S-60 %s is internal', (address) => {
    expect(classOf(address)).toBe('internal');
  });

  it.each(forbidden)('S-60 %j is forbidden', (address) => {
    expect(classOf(address)).toBe('forbidden');
  });

  it('S-60 no address of a forbidden IPv4 range is public, however it is carried in IPv6', () => {
    const octets = ['7f00:1', 'a00:1', 'ac10:1', 'c0a8:1', 'a9fe:a9fe', '6440:1', '0:1', 'e000:1'];
    const carriers = [
      ...['::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '64:ff9b:1:2:3:4:'],
      ...['2001:0:0:0:0:0:', 'fec0::', 'fe80::5efe:'],
    ];
    const spellings = carriers.flatMap((carrier) => octets.map((each) => `${carrier}${each}`));
    const sixToFour = octets.map((each) => `2002:${each}::1`);
    const all = [...spellings, ...sixToFour];
    expect(all.filter((each) => octetsOf(each) === undefined)).toEqual([]);
    expect(all.filter((each) => classOf(each) === 'public')).toEqual([]);
    figure(
      `S-60: ${all.length + inside.length + forbidden.length} spellings of closed addresses, 0 judged public`,
    );
  });

  it('S-60 two spellings of the same octets are one address, and what is no address equals nothing', () => {
    expect(sameAddress('2606:4700::1', '2606:4700:0:0::0001')).toBe(true);
    expect(sameAddress('1.1.1.1', '1.1.1.2')).toBe(false);
    expect(sameAddress('::ffff:1.1.1.1', '1.1.1.1')).toBe(false);
    expect(sameAddress('', '')).toBe(false);
  });
});
