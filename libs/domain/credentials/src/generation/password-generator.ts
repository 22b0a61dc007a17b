import type { Secrets } from '@latchkey/kernel';
import { ExtensionRunner } from '@latchkey/extensions';
import type { CredentialChange } from '../change/credential-change.ts';
import { readablePassword } from './readable-password.ts';

export type GeneratedPassword =
  | { readonly kind: 'made'; readonly password: string }
  /** `reason` is for the audit trail. */
  | { readonly kind: 'not-made'; readonly reason: string };

/** Makes passwords: the tenant's own extension where the process names one, otherwise ours. */
export class PasswordGenerator {
  constructor(
    private readonly extensions: ExtensionRunner,
    private readonly secrets: Secrets,
  ) {}

  /** Outside transactions: an extension may take seconds. Never throws for an extension that gives no answer. */
  async make({ generation, userId, storeId }: CredentialChange): Promise<GeneratedPassword> {
    const extensionId = generation?.extensionId;
    if (!extensionId) return { kind: 'made', password: readablePassword(this.secrets) };
    const input = { userId, storeId, randomness: this.secrets.token() };
    const answer = await this.extensions.run(extensionId, 'password_generator', input);
    if (answer.kind === 'no-answer') return { kind: 'not-made', reason: `generator-${answer.reason}` };
    return { kind: 'made', password: (answer.output as { readonly password: string }).password };
  }
}
