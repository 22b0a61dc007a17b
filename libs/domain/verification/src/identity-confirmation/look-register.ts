import { Clock, Secrets, TenantContext } from '@latchkey/kernel';
import { TooManyIdentityLooks } from './errors.ts';
import { IdentityConfirmation, type NewIdentityConfirmation } from './identity-confirmation.ts';
import { IdentityConfirmations } from './identity-confirmations.ts';

export type EnteredLook = Pick<
  NewIdentityConfirmation,
  'userId' | 'agentId' | 'verificationId' | 'verificationName' | 'ticket' | 'onRecord'
>;

/** Every look is written down before anybody is shown anything. */
export class LookRegister {
  constructor(
    private readonly confirmations: IdentityConfirmations,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Throws TooManyIdentityLooks. */
  async requireTurn(agentId: string, userId: string): Promise<void> {
    const next = await this.confirmations.nextLook(agentId, userId);
    if (!next) return;
    const wait = next.getTime() - (await this.clock.now()).getTime();
    throw new TooManyIdentityLooks(Math.max(1, Math.ceil(wait / 1000)));
  }

  async enter(look: EnteredLook): Promise<IdentityConfirmation> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), openedAt: await this.clock.now() };
    const opened = IdentityConfirmation.open({ ...place, ...look });
    await this.confirmations.add(opened);
    return opened;
  }
}
