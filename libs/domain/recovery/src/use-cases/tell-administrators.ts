import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, hours, later, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Message, Messages } from '@latchkey/messaging';
import { Administrators } from '../notice/administrators.ts';
import { withNotice } from '../notice/notice-budget.ts';
import { NoticeBudgets } from '../notice/notice-budgets.ts';

/** How long the notice is worth sending. */
const noticeLifetime = hours(72);

/** What deactivated itself, and by which event it is told. */
export interface Deactivation {
  readonly eventId: string;
  readonly processId: string;
  readonly applicationId: string;
}

/** A process has deactivated itself: those who can mend it get a mail (PR-B07 to PR-B10). Harmless when repeated. */
export class TellAdministrators extends Command<void> {
  constructor(readonly deactivation: Deactivation) {
    super();
  }
}

/** Of what, in whose name, and by which mail administrators are told. */
export interface Notice {
  readonly kind: 'process-deactivated' | 'outcome-contradicted';
  readonly aboutId: string;
  readonly applicationId: string;
}

/** Makes the mails: one to each administrator. What they say is read when they are sent. */
export class AdministratorNotices {
  constructor(
    private readonly administrators: Administrators,
    private readonly messages: Messages,
    private readonly secrets: Secrets,
  ) {}

  async queue(notice: Notice, now: Date): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    for (const staffId of await this.administrators.active()) {
      await this.messages.add(
        Message.queue({
          ...{ ...notice, tenantId, environment, staffId, userId: null },
          id: this.secrets.id(),
          // Staff have chosen no language; the reason is in English too.
          locale: 'en',
          sealedParts: null,
          createdAt: now,
          expiresAt: later(now, noticeLifetime),
        }),
      );
    }
  }
}

@CommandHandler(TellAdministrators)
export class TellAdministratorsHandler implements ICommandHandler<TellAdministrators> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly budgets: NoticeBudgets,
    private readonly notices: AdministratorNotices,
    private readonly clock: Clock,
  ) {}

  /** Mails and what is remembered of them are one transaction: a worker that dies leaves both or neither. */
  execute({ deactivation }: TellAdministrators): Promise<void> {
    return this.unitOfWork.run(async () => {
      const now = await this.clock.now();
      const told = withNotice(await this.budgets.told(), deactivation, now);
      if (!told) return;
      const { processId: aboutId, applicationId } = deactivation;
      await this.notices.queue({ kind: 'process-deactivated', aboutId, applicationId }, now);
      await this.budgets.keep(told);
    });
  }
}
