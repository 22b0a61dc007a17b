import { Clock, Secrets, TenantContext } from '@latchkey/kernel';
import { SetupLink } from '../setup-link/setup-link.ts';
import { SetupLinks } from '../setup-link/setup-links.ts';

/** What the inviting person hands over. The token is told once. Date: ISO 8601, UTC. */
export interface Invitation {
  readonly token: string;
  readonly expiresAt: string;
}

/** Gives out set-up links; an older open one for the same person is void from then on. */
export class Invitations {
  constructor(
    private readonly links: SetupLinks,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Called inside a transaction. */
  async issue(staffId: string): Promise<Invitation> {
    const { tenantId } = TenantContext.current();
    const token = this.secrets.token();
    await this.links.voidOpen(staffId);
    const digest = this.secrets.tokenDigest(token);
    const link = SetupLink.issue({
      tenantId,
      id: this.secrets.id(),
      staffId,
      digest,
      now: await this.clock.now(),
    });
    await this.links.add(link);
    return { token, expiresAt: link.expiresAt.toISOString() };
  }
}
