import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Challenges, type FoundLink } from '@latchkey/verification';
import { LinkRejected } from '../reset-request/errors.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import { ResetRequests } from '../reset-request/reset-requests.ts';
import { ProofAcceptance, type ProvenFlow } from './proven-flow.ts';

/** Somebody presses the button behind a mailed link. It proves once, and starts a flow of its own browser. */
export class RedeemLink extends Command<ProvenFlow> {
  constructor(readonly token: string) {
    super();
  }
}

/** Spends a link for its request. Called inside a transaction; whatever it throws leaves the link unspent. */
export class LinkJudgement {
  constructor(
    private readonly challenges: Challenges,
    private readonly acceptance: ProofAcceptance,
    private readonly clock: Clock,
  ) {}

  async judge(request: ResetRequest, link: FoundLink, flowSecret?: string): Promise<ProvenFlow> {
    const givenAt = await this.clock.now();
    const objection = await this.acceptance.objection(request, link.destinationDigest, givenAt);
    if (objection) throw new LinkRejected(objection);
    const { challengeId, verificationId } = link;
    if (!(await this.challenges.consumeLink(challengeId))) throw new LinkRejected('used or too old');
    const proof = { verificationId, challengeId, via: 'link', givenAt } as const;
    return this.acceptance.accept(request, proof, flowSecret);
  }
}

/** From a link to its request: the request is locked before the link is spent, in the order all others lock. */
export class LinkLookup {
  constructor(
    private readonly challenges: Challenges,
    private readonly resetRequests: ResetRequests,
  ) {}

  async find(linkDigest: Buffer): Promise<{ request: ResetRequest; link: FoundLink }> {
    const link = await this.challenges.findLink(linkDigest);
    const request = link && (await this.resetRequests.getForUpdate(link.requestId));
    if (!request) throw new LinkRejected('unknown');
    return { request, link };
  }
}

@CommandHandler(RedeemLink)
export class RedeemLinkHandler implements ICommandHandler<RedeemLink> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: Secrets,
    private readonly links: LinkLookup,
    private readonly judgement: LinkJudgement,
  ) {}

  execute({ token }: RedeemLink): Promise<ProvenFlow> {
    return this.unitOfWork.conclude(async () => {
      const { request, link } = await this.links.find(this.secrets.tokenDigest(token));
      return this.judgement.judge(request, link);
    });
  }
}
