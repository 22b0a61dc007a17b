import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { applicationOf, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { SignInAccounts } from '../sign-in-accounts.ts';
import { nextToAsk } from '../sign-in-plan/attributes.ts';
import { SignInPlans } from '../sign-in-plan/sign-in-plan.ts';

/** Whether this user will be asked for something at the next sign-in to the application that wants to know. */
export class AskAtSignIn extends Query<boolean> {
  constructor(readonly userId: string) {
    super();
  }
}

/** What only the sign-in itself will show (its context, the actions before) is left out of it. */
@QueryHandler(AskAtSignIn)
export class AskAtSignInHandler implements IQueryHandler<AskAtSignIn> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SignInPlans,
    private readonly accounts: SignInAccounts,
  ) {}

  execute({ userId }: AskAtSignIn): Promise<boolean> {
    return this.unitOfWork.read(async () => {
      const actions = await this.plans.actionsOf(applicationOf(TenantContext.current().actor) ?? '');
      const account = actions.length > 0 ? await this.accounts.get(userId) : undefined;
      const attributes = { subject: account?.attributes ?? {}, context: {}, action: {} };
      return nextToAsk(actions, 0, attributes) !== undefined;
    });
  }
}
