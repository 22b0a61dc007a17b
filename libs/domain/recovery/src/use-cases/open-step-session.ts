import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationOf, Clock, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { StepSession } from '../step-session/step-session.ts';
import { StepSessions } from '../step-session/step-sessions.ts';

/** Dates are ISO 8601, UTC. */
export interface OpenedStepSession {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: string;
}

/** Somebody comes to the step API and has said nothing yet. */
export class OpenStepSession extends Command<OpenedStepSession> {
  constructor(readonly locale: string) {
    super();
  }
}

@CommandHandler(OpenStepSession)
export class OpenStepSessionHandler implements ICommandHandler<OpenStepSession> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StepSessions,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  execute({ locale }: OpenStepSession): Promise<OpenedStepSession> {
    return this.unitOfWork.conclude(async () => {
      const { tenantId, environment, actor } = TenantContext.current();
      const secret = this.secrets.token();
      const session = StepSession.open({
        tenantId,
        environment,
        id: this.secrets.id(),
        applicationId: applicationOf(actor) ?? '',
        digest: this.secrets.tokenDigest(secret),
        locale,
        now: await this.clock.now(),
      });
      await this.sessions.add(session);
      return { id: session.id, secret, expiresAt: session.expiresAt.toISOString() };
    });
  }
}
