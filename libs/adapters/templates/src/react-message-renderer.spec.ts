import { describe, expect, it } from '@jest/globals';
import { MessageRenderer, type MessageContent } from '@latchkey/messaging';
import { ReactMessageRenderer } from './react-message-renderer.ts';

const content: MessageContent = {
  kind: 'reset-link',
  locale: 'de-AT',
  tenantName: 'Acme',
  applicationName: 'Acme Shop',
  supportContact: 'help@acme.example',
  link: 'https://reset.acme.example/reset/link/abc',
  code: '483920',
  linkExpiresAt: new Date('2026-03-01T12:30:00Z'),
  codeExpiresAt: new Date('2026-03-01T12:05:00Z'),
};

describe('ReactMessageRenderer', () => {
  const renderer: MessageRenderer = new ReactMessageRenderer();

  it("writes in the nearest language of the reader's", () => {
    expect(renderer.render(content).subject).toBe('Acme Shop: Passwort zurücksetzen');
    expect(renderer.render({ ...content, locale: 'tlh' }).subject).toBe('Acme Shop: reset your password');
    expect(renderer.render({ ...content, kind: 'password-changed' }).text).toContain('wurde geändert');
  });

  it('PR-B07 PR-B10 tells the administrators the process, what it lacks in words, and what to do', () => {
    const reason =
      'PR-B31 inactive /policy/verifications/0/verificationId: Activate this verification, or attach another.\nPR-B07 nobody /policy/audience: Name a group.';
    const appearance = { ...content, signInUrl: null, portalOrigin: 'https://login.acme.example' };
    const process = { name: 'Forgotten\r\nBcc: eve@evil.example', reason, others: 3, appearance };
    const { subject, text, html } = renderer.render({
      ...{ kind: 'process-deactivated', locale: 'en', tenantName: 'Acme', applicationName: 'Acme Shop' },
      ...{ supportContact: 'help@acme.example', process },
    });
    expect(subject).toBe('Acme: the process Forgotten Bcc: eve@evil.example is not active any more');
    const lines = text.split('\n');
    expect(lines).toContain('Activate this verification, or attach another.');
    expect(lines).toContain('Name a group.');
    expect(text).toContain('activate the process again');
    expect(text).toContain('inactive for such a reason: 3.');
    expect(text).not.toMatch(/PR-B|\/policy|your account for/);
    expect(html).not.toMatch(/<a /);
  });

  it.each([
    ['completed_with_success', 'How the task had ended: carried out.'],
    ['completed_with_failure', 'How the task had ended: not done.'],
    ['expired', 'How the task had ended: not answered in time.'],
    ['withdrawn', 'How the task had ended: taken back.'],
  ] as const)('S-92 tells the administrators how a task had ended (%s) and what to check', (ended, words) => {
    const appearance = { ...content, signInUrl: null, portalOrigin: 'https://login.acme.example' };
    const task = {
      storeName: 'Host\r\nBcc: eve@evil.example',
      reference: '01a2',
      ended,
      others: 7,
      appearance,
    };
    const { subject, text, html } = renderer.render({
      ...{ kind: 'outcome-contradicted', locale: 'en', tenantName: 'Acme', applicationName: 'Acme Shop' },
      ...{ supportContact: 'help@acme.example', task },
    });
    expect(subject).toBe('Acme: a contradicting report for the store Host Bcc: eve@evil.example');
    for (const said of [words, 'Nothing was changed', '01a2', 'signing secret', 'last 24 hours: 7.'])
      expect(text).toContain(said);
    expect(text).not.toContain('your account for');
    expect(html).not.toMatch(/<a /);
    const alone = { ...task, others: 0 };
    const first = renderer.render({ ...content, kind: 'outcome-contradicted', locale: 'en', task: alone });
    expect(first.text).not.toContain('last 24 hours');
  });

  it('shows times in UTC when no zone is given', () => {
    expect(renderer.render(content).text).toContain('1. März um 12:30 UTC');
  });

  it('PR-N01 writes an SMS in the nearest language of the reader\u2019s, for the page of the application', () => {
    const sms = { ...content, kind: 'recovery-code', portalOrigin: 'https://login.acme.example' } as const;
    expect(renderer.renderSms(sms)).toBe(
      '483920 ist Ihr Code, um wieder in Ihr Konto für Acme Shop zu kommen. Geben Sie ihn niemandem.\n\n@login.acme.example #483920',
    );
    expect(() => renderer.renderSms(content)).toThrow('no SMS');
    expect(() => renderer.render(sms)).toThrow('no mail');
  });
});
