import {
  Command,
  CommandHandler,
  Query,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { CredentialStores, StoreKinds, StoreTypes } from '@latchkey/credentials';
import { InvalidInput, Permissions, TenantContext, UnitOfWork, type FieldFault } from '@latchkey/kernel';
import { mostActions, requirePatterns, type ActionSettings } from '../sign-in-plan/action-settings.ts';
import { SignInPlans } from '../sign-in-plan/sign-in-plan.ts';

export interface SignInPlanView {
  readonly actions: readonly ActionSettings[];
  readonly version: number;
}

/** What happens while people sign in at an application. Throws NotFound. */
export class FindSignInPlan extends Query<SignInPlanView> {
  constructor(readonly applicationId: string) {
    super();
  }
}

/** Puts these actions in the place of those before, in this order. Throws NotFound, StaleVersion, InvalidInput. */
export class ChangeSignInPlan extends Command<null> {
  constructor(
    readonly applicationId: string,
    readonly version: number,
    readonly actions: readonly ActionSettings[],
  ) {
    super();
  }
}

/** What must be there before an action can do its work. Called inside a transaction. */
export class PlanExamination {
  constructor(
    private readonly stores: CredentialStores,
    private readonly types: StoreTypes,
    private readonly kinds: StoreKinds,
  ) {}

  /** Throws InvalidInput with every fault. */
  async require(actions: readonly ActionSettings[]): Promise<void> {
    if (actions.length > mostActions) throw new InvalidInput([tooMany]);
    requirePatterns(actions);
    const faults: FieldFault[] = [];
    for (const [at, action] of actions.entries())
      faults.push(...(await this.faultsOf(action, `/actions/${at}`)));
    if (faults.length > 0) throw new InvalidInput(faults);
  }

  private async faultsOf(
    { credentialManager, accountManager, askCurrentPassword }: ActionSettings,
    pointer: string,
  ): Promise<FieldFault[]> {
    const at = (name: string, code: string, detail: string) => ({
      pointer: `${pointer}/${name}`,
      code,
      detail,
    });
    const store = await this.stores.find(credentialManager);
    const type = store && (await this.types.find(store.typeId));
    if (!type) return [at('credentialManager', 'not-found', 'Name a credential store of this environment.')];
    const faults: FieldFault[] = [];
    if (!type.acceptsPassword)
      faults.push(
        at('credentialManager', 'takes-no-password', 'Name a store that takes a password from us.'),
      );
    if (askCurrentPassword && !type.canChange)
      faults.push(
        at('askCurrentPassword', 'not-supported', 'This store cannot compare the current password.'),
      );
    if (accountManager === null && this.kinds.find(type.driver)?.namesAreAccounts)
      faults.push(
        at('accountManager', 'required', 'This store knows accounts by their names alone: say "users".'),
      );
    return faults;
  }
}

const tooMany: FieldFault = {
  pointer: '/actions',
  code: 'too-many',
  detail: `Give at most ${mostActions} actions.`,
};

@QueryHandler(FindSignInPlan)
export class FindSignInPlanHandler implements IQueryHandler<FindSignInPlan> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SignInPlans,
  ) {}

  execute({ applicationId }: FindSignInPlan): Promise<SignInPlanView> {
    this.permissions.require(TenantContext.current().actor, 'application:read');
    return this.unitOfWork.read(async () => {
      const { actions, version } = await this.plans.get(applicationId);
      return { actions, version };
    });
  }
}

@CommandHandler(ChangeSignInPlan)
export class ChangeSignInPlanHandler implements ICommandHandler<ChangeSignInPlan> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SignInPlans,
    private readonly examination: PlanExamination,
  ) {}

  execute({ applicationId, version, actions }: ChangeSignInPlan): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'application:write');
    return this.unitOfWork.conclude(async () => {
      const plan = await this.plans.getForUpdate(applicationId);
      await this.examination.require(actions);
      plan.change(actions, version);
      return null;
    });
  }
}
