import { describe, expect, it } from '@jest/globals';
import { pageHost } from './page-host.ts';

describe('host of a page', () => {
  it.each([
    ['reset.acme.example', 'reset.acme.example'],
    ['Reset.ACME.example:8443', 'reset.acme.example'],
    ['localhost:4200', 'localhost'],
    ['192.0.2.7:80', '192.0.2.7'],
    ['[2001:db8::1]:443', '[2001:db8::1]'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('%s is %s', (header, host) => {
    expect(pageHost(header)).toBe(host);
  });

  it.each([
    undefined,
    '',
    'a b',
    'acme.example/evil',
    'acme.example@evil.example',
    'acme.example:80:90',
    'acme.example:port',
    'acme.example, evil.example',
    '.acme.example',
    'acme..example',
    'acme.example.',
    '-acme.example',
    'acme_x.example',
    'bücher.example',
    'acme.example\u0000',
    '[::zz]',
    '::1',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(127)}aa`,
  ])('S-01 %s is no host', (header) => {
    expect(pageHost(header)).toBeUndefined();
  });
});
