import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { applicationOf, Clock, NotFound, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StepSessions } from '../step-session/step-sessions.ts';

export interface StepSessionView {
  readonly id: string;
  readonly locale: string;
  readonly expiresAt: string;
}

/** The conversation of who holds its secret. Throws NotFound when it is over, foreign or was never opened. */
export class FindStepSession extends Query<StepSessionView> {
  constructor(
    readonly sessionId: string,
    readonly secret: string,
  ) {
    super();
  }
}

@QueryHandler(FindStepSession)
export class FindStepSessionHandler implements IQueryHandler<FindStepSession> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StepSessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  execute({ sessionId, secret }: FindStepSession): Promise<StepSessionView> {
    return this.unitOfWork.read(async () => {
      const applicationId = applicationOf(TenantContext.current().actor) ?? '';
      const session = await this.sessions.find(sessionId, this.secrets.tokenDigest(secret));
      if (!session?.isOpen(applicationId, await this.clock.now())) throw new NotFound();
      const { id, locale, expiresAt } = session;
      return { id, locale, expiresAt: expiresAt.toISOString() };
    });
  }
}
