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

  it('shows times in UTC when no zone is given', () => {
    expect(renderer.render(content).text).toContain('1. März um 12:30 UTC');
  });
});
