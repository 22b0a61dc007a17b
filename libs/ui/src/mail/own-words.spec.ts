import { describe, expect, it } from '@jest/globals';
import type { OwnTexts } from '../own-words.ts';
import type { ResetLinkMessage } from './message.ts';
import { renderMessage } from './render-message.ts';

const reset: ResetLinkMessage = {
  kind: 'reset-link',
  locale: 'en',
  tenantName: 'Acme',
  applicationName: 'Acme Shop',
  supportContact: 'help@acme.example',
  recipientName: 'Bob Miller',
  link: 'https://reset.acme.example/reset/link/abc',
  linkExpiresAt: new Date('2026-03-01T12:30:00Z'),
  code: '483920',
  codeExpiresAt: new Date('2026-03-01T12:05:00Z'),
};
const said = (texts: OwnTexts, changes: Partial<ResetLinkMessage> = {}) =>
  renderMessage({ ...reset, ...changes, texts });

describe('a mail in words of a tenant’s own', () => {
  it('says them in both parts and in the subject, and the rest as the house does', () => {
    const { subject, text, html } = said({
      'mail.reset-subject': 'Your way back into {application}',
      'mail.reset-intro': 'You lost your password for {application}, dear friend of {tenant}?',
      'mail.reset-link-expiry': 'It is good until {time}.',
      'mail.footer': 'Yours, {tenant}',
    });
    expect(subject).toBe('Your way back into Acme Shop');
    for (const part of [text, html]) {
      expect(part).toContain('You lost your password for Acme Shop, dear friend of Acme?');
      expect(part).toMatch(/It is good until March 1 at 12:30\sPM UTC\./);
      expect(part).toContain('Yours, Acme');
      expect(part).toContain('Was it you? Then open this link:');
    }
    expect(text).not.toContain('Somebody asked');
  });

  it('keeps link and code on lines of their own, whatever is said around them', () => {
    const { text } = said({
      'mail.reset-open': 'Here:',
      'mail.reset-code': 'Or:',
      'mail.reset-button': 'Go',
    });
    expect(text).toContain('\nHere:\n\nhttps://reset.acme.example/reset/link/abc\n');
    expect(text).toContain('\nOr:\n\n483920\n');
  });

  it('S-65 nothing in them is computed, and no value is filled in twice', () => {
    const payloads = [
      ...['{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{% 7*7 %}', '[[${7*7}]]', '{7*7}', "'{'7*7'}'"],
      ...['{tenant.constructor}', '{__proto__}', '{constructor}', '{toString}', '{count, plural, other {#}}'],
    ];
    for (const payload of payloads) {
      const { text, subject } = said({ 'mail.reset-intro': payload, 'mail.reset-subject': payload });
      expect([payload, text.split('\n')[4], subject]).toEqual([payload, payload, payload]);
    }
    const { text } = said(
      { 'mail.hello-name': 'Dear {name}', 'mail.reset-intro': 'From {tenant}' },
      { recipientName: '{tenant} {code}', tenantName: '{application} $& $1' },
    );
    expect(text).toContain('Dear {tenant} {code}');
    expect(text).toContain('From {application} $& $1');
  });

  it('S-66 they stay text and on one line, and names in them are as harmless as ever', () => {
    const { subject, html, text } = said(
      {
        'mail.reset-subject': '{application}\r\nBcc: eve@evil.example',
        'mail.reset-intro': '<a href="https://evil.example">x</a><img src=x onerror=alert(1)>\nBcc: x',
        'mail.hello-name': 'Dear {name}',
      },
      { recipientName: 'Bob https://evil.example/ <b>\r\nBcc: y' },
    );
    expect(subject).toBe('Acme Shop Bcc: eve@evil.example');
    const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set([reset.link]));
    expect(html).not.toContain('<img');
    expect(text.split('\n').filter((line) => line.startsWith('Bcc:'))).toEqual([]);
    expect(text).toContain('Dear Bob evil example/ b Bcc: y');
  });
});
