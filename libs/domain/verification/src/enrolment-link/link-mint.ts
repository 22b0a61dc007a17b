import { Clock, Secrets, TenantContext } from '@latchkey/kernel';
import type { User } from '@latchkey/identity';
import { EnrolmentLink } from './enrolment-link.ts';

export interface MintedLink {
  readonly link: EnrolmentLink;
  /** For the mail, and kept nowhere. */
  readonly token: string;
}

/** Of an address on file, bound to this use. */
export function linkDestinationDigest(secrets: Secrets, email: string): Buffer {
  return secrets.keyedDigest('destination', 'enrolment-link', email);
}

/** Makes links and the sessions that they open. */
export class LinkMint {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  now(): Promise<Date> {
    return this.clock.now();
  }

  /** `lifetime` in hours. */
  async mint({ id: userId, email }: User, applicationId: string, lifetime: number): Promise<MintedLink> {
    const { tenantId, environment } = TenantContext.current();
    const token = this.secrets.token();
    const link = EnrolmentLink.issue({
      ...{ tenantId, environment, userId, applicationId, lifetime, id: this.secrets.id() },
      digest: this.secrets.tokenDigest(token),
      destinationDigest: linkDestinationDigest(this.secrets, email),
      now: await this.clock.now(),
    });
    return { link, token };
  }

  digestOf(token: string): Buffer {
    return this.secrets.tokenDigest(token);
  }

  /** Whether the link was sent to the address that is on file now. */
  isFor({ destinationDigest }: EnrolmentLink, { email }: User): boolean {
    return this.secrets.equal(destinationDigest, linkDestinationDigest(this.secrets, email));
  }

  newSession(): { readonly token: string; readonly digest: Buffer } {
    const token = this.secrets.token();
    return { token, digest: this.secrets.tokenDigest(token) };
  }
}
