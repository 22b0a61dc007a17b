import { describe, expect, it } from '@jest/globals';
import { readTarget } from './target.ts';

const rule = { ports: [443, 8443], operatorOrigins: ['http://127.0.0.1:8080', 'https://[::1]:9443'] };

describe('an address that a tenant chooses', () => {
  it.each([
    ['https://hooks.example.com', { host: 'hooks.example.com', port: 443, path: '/' }],
    ['https://Hooks.Example.com/a/b?c=%20d', { host: 'hooks.example.com', port: 443, path: '/a/b?c=%20d' }],
    ['https://hooks.example.com:8443/x', { port: 8443, origin: 'https://hooks.example.com:8443' }],
    ['https://xn--bcher-kva.example/', { host: 'xn--bcher-kva.example' }],
  ])('S-60 %s is read', (address, expected) => {
    expect(readTarget(address, rule)).toMatchObject({ ...expected, listed: false, secure: true });
  });

  it('S-60 what the operator has listed may be inside, on any port and without TLS', () => {
    expect(readTarget('http://127.0.0.1:8080/x', rule)).toMatchObject({
      listed: true,
      secure: false,
      port: 8080,
    });
    expect(readTarget('https://[::1]:9443/x', rule)).toMatchObject({
      listed: true,
      secure: true,
      host: '::1',
    });
    expect(readTarget('http://127.0.0.1:8081/x', rule)).toBe('not-https');
    expect(readTarget('https://127.0.0.1:8080/x', rule)).toBe('port-not-allowed');
  });

  it.each([
    ...[
      '',
      'hooks.example.com',
      '//hooks.example.com',
      'https:hooks.example.com',
      'https:/hooks.example.com',
    ],
    ...['ftp://hooks.example.com', 'file:///etc/passwd', 'HTTPS://hooks.example.com', 'javascript:alert(1)'],
    ...[
      'https://user@hooks.example.com',
      'https://user:pass@hooks.example.com',
      'https://@hooks.example.com',
    ],
    ...[
      'https://hooks.example.com#@inside',
      'https://hooks.example.com\\@inside',
      'https://hooks.example.com /',
    ],
    ...['https://hooks.example.com:', 'https://hooks.example.com:0', 'https://hooks.example.com:0443'],
    ...['https://hooks.example.com:99999', 'https://hooks.example.com:4 43', 'https://hooks.example.com?x'],
    ...[
      'https://bücher.example',
      'https://hooks.example.com/ü',
      'https://ｅxample.com',
      'https://example。com',
    ],
    ...['https://127.0.0.1%00.example.com', 'https://[::1%25lo]/', 'https://hooks.example.com/a\r\nHost: x'],
    ...[
      'https://hooks_example.com',
      `https://${'a'.repeat(254)}.com`,
      `https://example.com/${'a'.repeat(2048)}`,
    ],
  ])('S-60 %j is no address', (address) => {
    expect(readTarget(address, rule)).toBe('not-an-address');
  });

  it.each([
    ...[
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '0177.0.0.1',
      '017700000001',
      '127.0.0.1.',
    ],
    ...['8.8.8.8', '1.1.1.1', '[::1]', '[::ffff:127.0.0.1]', '[2606:4700::1111]', 'localhost', 'inside'],
    ...['hooks.example.com.', '.example.com', 'hooks..example.com', '-a.example.com', 'a-.example.com'],
    ...['example.0x7f', 'example.1', `${'a'.repeat(64)}.example.com`, '1.2.3.4.5', '...', '-', '10.0.0'],
  ])('S-60 the host %s is not allowed', (host) => {
    expect(readTarget(`https://${host}/`, rule)).toBe('host-not-allowed');
  });

  it.each(['http://hooks.example.com', 'http://hooks.example.com:443'])(
    'S-60 %s is without TLS',
    (address) => {
      expect(readTarget(address, rule)).toBe('not-https');
    },
  );

  it.each([22, 25, 80, 444, 5432, 6379])('S-60 port %i is not allowed', (port) => {
    expect(readTarget(`https://hooks.example.com:${port}/`, rule)).toBe('port-not-allowed');
  });
});
