import { Secrets, UnitOfWork } from '@latchkey/kernel';
import { ProvisioningTokenRequired } from '../provisioning-token/errors.ts';
import { ProvisioningTokens, type ProvisionerAtWork } from '../provisioning-token/provisioning-tokens.ts';

/** Lets in who holds a provisioning token that counts. Throws ProvisioningTokenRequired. */
export class ProvisioningGate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: ProvisioningTokens,
    private readonly secrets: Secrets,
  ) {}

  async enter(text: string): Promise<ProvisionerAtWork> {
    const digest = this.secrets.tokenDigest(text);
    const atWork = await this.unitOfWork.run(() => this.tokens.enter(digest));
    if (!atWork) throw new ProvisioningTokenRequired('unknown or revoked');
    return atWork;
  }
}
