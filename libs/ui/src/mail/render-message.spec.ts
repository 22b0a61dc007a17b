import { describe, expect, it } from '@jest/globals';
import { LOCALES, PSEUDO_LOCALE, type Locale } from '../locales.ts';
import { UnusableMessage, type ResetLinkMessage } from './message.ts';
import { renderMessage } from './render-message.ts';

const reset: ResetLinkMessage = {
  kind: 'reset-link',
  locale: 'en',
  tenantName: 'Acme',
  applicationName: 'Acme Shop',
  supportContact: 'help@acme.example',
  recipientName: 'Bob Miller',
  link: 'https://reset.acme.example/reset/link/abcDEF_-123',
  linkExpiresAt: new Date('2026-03-01T12:30:00Z'),
  code: '483920',
  codeExpiresAt: new Date('2026-03-01T12:05:00Z'),
  timeZone: 'Europe/Berlin',
};

type Optional = 'link' | 'linkExpiresAt' | 'code' | 'codeExpiresAt';

function without(message: ResetLinkMessage, ...absent: Optional[]): ResetLinkMessage {
  return { ...message, ...Object.fromEntries(absent.map((name) => [name, undefined])) };
}

/** What a reader sees: no markup, one space between words. */
function textOf(html: string): string {
  return html
    .replace(/^.*<body[^>]*>/s, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('reset mail', () => {
  it('has link and code, both ends as clock times with their zone, and what to do if it was not you', () => {
    const { subject, text } = renderMessage(reset);
    expect(subject).toBe('Acme Shop: reset your password');
    expect(text).toContain('Hello Bob Miller,');
    expect(text).toContain('\nhttps://reset.acme.example/reset/link/abcDEF_-123\n');
    expect(text).toContain('\n483920\n');
    expect(text).toMatch(/The link works until March 1 at 1:30\sPM GMT\+1\./);
    expect(text).toMatch(/The code works until March 1 at 1:05\sPM GMT\+1\./);
    expect(text).toContain('Was it not you? Then do nothing');
    expect(text).toContain('Help: help@acme.example');
  });

  it.each<Locale>([...LOCALES, PSEUDO_LOCALE])('EX-P15 in %s both parts say the same', (locale) => {
    for (const message of [
      { ...reset, locale },
      { ...reset, locale, kind: 'password-changed' as const },
      { ...reset, locale, kind: 'staff-reset-link' as const },
      { ...reset, locale, kind: 'account-unlocked' as const },
      { ...reset, locale, kind: 'method-added' as const },
      { ...reset, locale, kind: 'method-removed' as const },
      { ...reset, locale, kind: 'enrolment-link' as const },
      { ...reset, locale, kind: 'enrolment-reminder' as const, signInUrl: 'https://acme.example/in' },
      { ...reset, locale, kind: 'new-password' as const, password: 'k7mdp-x3rtw' },
      ...(['completed_with_success', 'completed_with_failure', 'expired', 'withdrawn'] as const).map(
        (ended) => ({
          ...{ ...reset, locale, kind: 'outcome-contradicted' as const, ended },
          ...{ storeName: 'Host', reference: '01a2', others: 3 },
        }),
      ),
    ]) {
      const { html, text } = renderMessage(message);
      expect(html).toMatch(new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`));
      const seen = textOf(html);
      for (const line of text.split('\n').filter((each) => each !== '' && each !== '-- ')) {
        expect(seen).toContain(line.replaceAll(/\s+/g, ' ').trim());
      }
    }
  });

  it('EX-P16 loads nothing from anywhere', () => {
    const { html } = renderMessage(reset);
    expect(html).not.toMatch(/<(?:img|link|script|iframe)|url\(|@import/i);
    const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set([reset.link]));
  });

  it('with only a code, or only a link, says only that', () => {
    const codeOnly = without(reset, 'link', 'linkExpiresAt');
    const byCode = renderMessage(codeOnly).text;
    expect(byCode).toContain('Was it you? Then type this code on the page');
    expect(byCode).not.toContain('link');
    const linkOnly = without(reset, 'code', 'codeExpiresAt');
    expect(renderMessage(linkOnly).text).not.toMatch(/\d{6}|type this code/);
    expect(() => renderMessage(without(codeOnly, 'code'))).toThrow(UnusableMessage);
  });

  it('PR-N02 brings a made password on a line of its own, and never in the subject', () => {
    const letter = { ...reset, kind: 'new-password' as const, password: 'k7mdp-x3rtw-9hfbq-c2nvs' };
    const { subject, text, html } = renderMessage(letter);
    expect(subject).toBe('Acme Shop: your new password');
    expect(text).toContain('\nk7mdp-x3rtw-9hfbq-c2nvs\n');
    expect(html).toContain('<bdi dir="ltr">k7mdp-x3rtw-9hfbq-c2nvs</bdi>');
    expect(() => renderMessage({ ...letter, password: undefined })).toThrow(UnusableMessage);
  });

  it('tells of an unlock without a word of a new password', () => {
    const { subject, text } = renderMessage({ ...reset, kind: 'account-unlocked' });
    expect(subject).toBe('Acme Shop: your account was unlocked');
    expect(text).toContain('Its password is what it was.');
    expect(text).not.toContain('new password');
  });

  it('an enrolment link is told with its end, and what to do if nobody expected it', () => {
    const invitation = {
      ...reset,
      kind: 'enrolment-link' as const,
      link: 'https://reset.acme.example/enrol/link/abc',
    };
    const { subject, text } = renderMessage(invitation);
    expect(subject).toBe('Acme Shop: set up a way back in');
    expect(text).toContain('\nhttps://reset.acme.example/enrol/link/abc\n');
    expect(text).toMatch(/The link works until March 1 at 1:30\sPM GMT\+1\./);
    expect(text).toContain('do not pass it on');
    expect(text).not.toContain(reset.code);
    for (const link of [undefined, 'javascript:alert(1)'])
      expect(() => renderMessage({ ...invitation, link })).toThrow(UnusableMessage);
  });

  it('S-82 a reminder leads to where people sign in, if that is known, and holds no secret', () => {
    const reminder = { ...reset, kind: 'enrolment-reminder' as const, signInUrl: 'https://acme.example/in' };
    const { subject, text } = renderMessage(reminder);
    expect(subject).toBe('Acme Shop: be ready for a forgotten password');
    expect(text).toContain('\nhttps://acme.example/in\n');
    expect(text).not.toMatch(/reset\.acme\.example|483920/);
    expect(renderMessage({ ...reminder, signInUrl: null }).text).not.toContain('https://');
    expect(() => renderMessage({ ...reminder, signInUrl: 'javascript:alert(1)' })).toThrow(UnusableMessage);
  });

  it('refuses a link that is no web address and a code that is none', () => {
    for (const link of ['javascript:alert(1)', 'data:text/html,x', '/reset', 'https://a:b@c.example/', '']) {
      expect(() => renderMessage({ ...reset, link })).toThrow(UnusableMessage);
    }
    for (const code of ['', '12345', '12345678901', '12345a', '<b>123456']) {
      expect(() => renderMessage({ ...reset, code })).toThrow(UnusableMessage);
    }
  });

  it('takes an unknown time zone as UTC', () => {
    expect(renderMessage({ ...reset, timeZone: 'Mars/Olympus' }).text).toMatch(/12:30\sPM UTC/);
  });
});

describe('names in mails', () => {
  const hostile = [
    'Bob\r\nBcc: victim@evil.example',
    'Bob\n\nhttps://evil.example/login',
    'Click http://evil.example now',
    'evil.example/login',
    'mail me: eve@evil.example',
    'evil。example',
    '<a href="https://evil.example">Bob</a>',
    '<img src=x onerror=alert(1)>',
    '\u202egro.live\u202c Bob',
    'B\u0000ob\u2028Bcc: x',
    'x'.repeat(5000),
    '{tenant} {code} {{7*7}} ${code}',
  ];

  it('S-66 a name that a person chose is never in the subject, makes no link and breaks no line', () => {
    for (const recipientName of hostile) {
      const { subject, html, text } = renderMessage({ ...reset, recipientName });
      expect(subject).toBe('Acme Shop: reset your password');
      expect(
        html.match(/<(?:a|img)\b[^>]*>/g)?.filter((tag) => !tag.includes('href="https://reset.acme')),
      ).toEqual([]);
      const greeting = text.split('\n')[2] ?? '';
      expect(greeting).toMatch(/^Hello .*,$/);
      expect([...greeting].length).toBeLessThanOrEqual(64 + 'Hello ,'.length);
      expect(greeting).not.toMatch(/[\p{Cc}\u2028\u202a-\u202e<>@]|:\/\/|\w\.\w|。/u);
      expect(text.split('\n').filter((line) => /^Bcc:|^https:\/\/evil/.test(line))).toEqual([]);
    }
  });

  it('S-66 names of the tenant stay on one line of the subject, at most 64 characters, and stay text', () => {
    for (const name of hostile) {
      const { subject, html } = renderMessage({ ...reset, tenantName: name, applicationName: name });
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u202a-\u202e]/u);
      expect([...subject].length).toBeLessThanOrEqual(64 + ': reset your password'.length);
      expect(html).not.toMatch(/<img|<a href="https:\/\/evil/);
    }
  });

  it('S-65 placeholders in names are not filled in', () => {
    const { text } = renderMessage({ ...reset, recipientName: '{code} {{7*7}}' });
    expect(text).toContain('Hello {code} {{7*7}},');
  });
});
