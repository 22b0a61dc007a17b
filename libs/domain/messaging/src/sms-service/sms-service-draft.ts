import { InvalidInput, type SecretChanges } from '@latchkey/kernel';
import { SmsProviderRules } from './sms-provider-rules.ts';
import type { SmsProvider, SmsService, SmsServiceContent } from './sms-service.ts';

/** What somebody writes. */
export interface SmsServiceDraft {
  readonly name: string;
  readonly sender: string;
  readonly settings: object;
  readonly destinations: object;
  readonly dailyBudget: number;
  /** What is not named stays; null takes one away. */
  readonly secrets: SecretChanges;
}

/** Reads drafts by the rules of their provider, whatever the edge checked. */
export class SmsServiceDrafts {
  constructor(private readonly rules: SmsProviderRules) {}

  /** Throws InvalidInput. */
  read(provider: SmsProvider, draft: SmsServiceDraft): SmsServiceContent {
    const { name, sender, dailyBudget } = draft;
    const settings = this.rules.settings(provider, draft.settings);
    const used = this.rules.secretNames(provider, settings);
    const unknown = Object.keys(draft.secrets).filter(
      (secret) => draft.secrets[secret] && !used.includes(secret),
    );
    if (unknown.length > 0) throw new InvalidInput(unknown.map((secret) => unknownSecret(secret, used)));
    return { name, sender, dailyBudget, settings, destinations: this.rules.destinations(draft.destinations) };
  }

  /** Throws InvalidInput with the secrets that are missing. */
  requireSecrets(service: SmsService): void {
    service.requireSecrets(this.rules.secretNames(service.provider, service.settings));
  }
}

const unknownSecret = (name: string, used: readonly string[]) => ({
  pointer: `/secrets/${name}`,
  code: 'unknown',
  detail: `These settings use the secrets: ${used.join(', ') || 'none'}.`,
});
