import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { Users } from '@latchkey/identity';
import { EnrolmentLinks } from '../enrolment-link/enrolment-links.ts';
import { EnrolmentLinkRejected } from '../enrolment-link/errors.ts';
import { LinkMint } from '../enrolment-link/link-mint.ts';

export interface EnrolmentSession {
  /** Good for enrolling and for nothing else: it is the token of no sign-in. */
  readonly sessionToken: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  readonly user: { readonly displayName: string };
}

/** Somebody presses the button behind a mailed link. Throws EnrolmentLinkRejected; what it throws leaves the link unspent. */
export class RedeemEnrolmentLink extends Command<EnrolmentSession> {
  constructor(readonly token: string) {
    super();
  }
}

@CommandHandler(RedeemEnrolmentLink)
export class RedeemEnrolmentLinkHandler implements ICommandHandler<RedeemEnrolmentLink> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: EnrolmentLinks,
    private readonly users: Users,
    private readonly mint: LinkMint,
  ) {}

  execute({ token }: RedeemEnrolmentLink): Promise<EnrolmentSession> {
    return this.unitOfWork.conclude(async () => {
      const link = await this.links.getForUpdate(this.mint.digestOf(token));
      if (!link) throw new EnrolmentLinkRejected('unknown');
      const user = await this.users.get(link.userId);
      if (user.status !== 'active') throw new EnrolmentLinkRejected('user is disabled');
      if (!this.mint.isFor(link, user)) throw new EnrolmentLinkRejected('another address');
      const session = this.mint.newSession();
      const expiresAt = link.redeem(session.digest, await this.mint.now());
      const { displayName } = user;
      return { sessionToken: session.token, expiresAt: expiresAt.toISOString(), user: { displayName } };
    });
  }
}
