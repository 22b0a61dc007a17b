import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '@latchkey/kernel';
import { figure } from '@latchkey/kernel/testing';
import { enrolmentLink, portalOrigin, ownResetLink, resetLink } from './origin.ts';

const refused: readonly (readonly [string, string])[] = [
  ['plain http', 'http://login.example.com'],
  ['another scheme', 'ftp://login.example.com'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['a file', 'file:///etc/passwd'],
  ['a blob', 'blob:https://login.example.com/1'],
  ['no scheme', 'login.example.com'],
  ['no scheme but slashes', '//login.example.com'],
  ['nothing', ''],
  ['a user name', 'https://ada@login.example.com'],
  ['a user name that looks like the host', 'https://login.example.com@evil.example'],
  ['a password', 'https://ada:secret@login.example.com'],
  ['a path', 'https://login.example.com/reset'],
  ['a path of dots', 'https://login.example.com/..'],
  ['two slashes at its end', 'https://login.example.com//'],
  ['a query', 'https://login.example.com?x=1'],
  ['an empty query', 'https://login.example.com?'],
  ['a fragment', 'https://login.example.com#x'],
  ['an empty fragment', 'https://login.example.com/#'],
  ['a backslash', 'https://login.example.com\\@evil.example'],
  ['backslashes for slashes', 'https:\\\\login.example.com'],
  ['capitals', 'https://LOGIN.example.com'],
  ['a scheme in capitals', 'HTTPS://login.example.com'],
  ['the port that https has anyway', 'https://login.example.com:443'],
  ['a port that is none', 'https://login.example.com:99999'],
  ['a blank before it', ' https://login.example.com'],
  ['a line break after it', 'https://login.example.com\n'],
  ['a header after it', 'https://login.example.com\r\nX-Forwarded-Host: evil.example'],
  ['a tab inside', 'https://login.exa\tmple.com'],
  ['a zero', 'https://login.example.com\u0000'],
  ['letters that are not ASCII', 'https://l\u043egin.example.com'],
  ['full-width letters', 'https://\uff4cogin.example.com'],
  ['an ideographic full stop', 'https://login\u3002example.com'],
  ['a percent sign', 'https://login%2eexample.com'],
  ['an address in octal', 'https://0177.0.0.1'],
  ['an address as one number', 'https://2130706433'],
  ['two origins', 'https://login.example.com,https://evil.example'],
];

const loopback = [
  'http://localhost:4300',
  'http://127.0.0.1:4300',
  'http://[::1]:4300',
  'http://demo.localhost',
];

describe('the origin of mailed links', () => {
  it.each(refused)('S-01 is never %s', (_, value) => {
    expect(() => portalOrigin(value, 'https')).toThrow(InvalidInput);
    expect(() => portalOrigin(value, 'https-or-loopback')).toThrow(InvalidInput);
  });

  it('S-01 has no variant that passes', () => {
    const passed = refused.filter(([, value]) => {
      try {
        return typeof portalOrigin(value, 'https') === 'string';
      } catch {
        return false;
      }
    });
    figure(`${passed.length} of ${refused.length} hostile origins were taken`);
    expect(passed).toEqual([]);
  });

  it.each([
    ['https://login.example.com', 'https://login.example.com'],
    ['https://login.example.com/', 'https://login.example.com'],
    ['https://login.example.com:8443', 'https://login.example.com:8443'],
    ['https://xn--lgin-5qa.example.com', 'https://xn--lgin-5qa.example.com'],
  ])('S-01 may be %s', (value, origin) => {
    expect(portalOrigin(value, 'https')).toBe(origin);
  });

  it.each(loopback)("S-01 may be %s on a developer's own machine only", (value) => {
    expect(portalOrigin(value, 'https-or-loopback')).toBe(value);
    expect(() => portalOrigin(value, 'https')).toThrow(InvalidInput);
  });

  it.each([
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://evil-localhost',
    'http://10.0.0.1',
    'http://169.254.169.254',
    'http://0.0.0.0',
    'http://[::ffff:7f00:1]',
    'http://.localhost',
    'http://a.b.localhost',
  ])('S-01 is not %s there either', (value) => {
    expect(() => portalOrigin(value, 'https-or-loopback')).toThrow(InvalidInput);
  });

  it('S-01 S-31 is followed by the way in and the token, and nothing else', () => {
    expect(resetLink('https://login.example.com', 'token')).toBe(
      'https://login.example.com/reset/link/token',
    );
    expect(enrolmentLink('https://login.example.com', 'token')).toBe(
      'https://login.example.com/enrol/link/token',
    );
  });

  it.each([
    ['https://app.example/choose', 'https://app.example/choose?emailAuthCode=token'],
    ['https://app.example/?lang=en#form', 'https://app.example/?lang=en&emailAuthCode=token#form'],
    ['https://app.example/?emailAuthCode=forged', 'https://app.example/?emailAuthCode=token'],
  ])('RA-03 a page of its own (%s) gets the code as a parameter', (page, link) => {
    expect(ownResetLink(page, 'emailAuthCode', 'token')).toBe(link);
  });

  it('says which field is at fault and what to do', () => {
    try {
      portalOrigin('http://login.example.com', 'https');
    } catch (error) {
      expect(error).toMatchObject({ errors: [{ pointer: '/portalOrigin', code: 'origin' }] });
    }
    expect.assertions(1);
  });
});
