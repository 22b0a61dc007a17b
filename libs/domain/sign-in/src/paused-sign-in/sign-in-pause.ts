import { applicationOf, Clock, Secrets, TenantContext } from '@latchkey/kernel';
import { SignInPlans } from '../sign-in-plan/sign-in-plan.ts';
import { nextToAsk, type Attributes } from '../sign-in-plan/attributes.ts';
import type { SessionWishes } from '../session-grant.ts';
import type { SignInAccount } from '../sign-in-accounts.ts';
import { actionRequired, type ActionRequired } from './action-required.ts';
import { BackChannelRefused } from './errors.ts';
import { PausedSignIn, PausedSignIns } from './paused-sign-in.ts';

/** How an application lets somebody sign in. */
export interface SignInWishes extends SessionWishes {
  /** Over a back channel nobody sits who could be asked for anything (AA-15). */
  readonly channel: 'front' | 'back';
  /** What the application says of this sign-in; actions may look at it (AA-03). */
  readonly context: Attributes;
}

/** Stops a sign-in at the first action of the application's plan that asks. Called inside a transaction. */
export class SignInPause {
  constructor(
    private readonly plans: SignInPlans,
    private readonly pausedSignIns: PausedSignIns,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Undefined when nothing is asked. Throws BackChannelRefused. */
  async of(
    { userId, attributes: subject }: SignInAccount,
    { userAgent, tokens: wantsTokens, channel, context }: SignInWishes,
  ): Promise<ActionRequired | undefined> {
    const { tenantId, environment, actor } = TenantContext.current();
    const applicationId = applicationOf(actor) ?? '';
    const actions = await this.plans.actionsOf(applicationId);
    const position = nextToAsk(actions, 0, { subject, context, action: {} });
    if (position === undefined) return undefined;
    if (channel === 'back') throw new BackChannelRefused();
    const signInToken = this.secrets.token();
    const paused = PausedSignIn.begin({
      ...{ tenantId, environment, applicationId, userId, userAgent, wantsTokens, actions, position },
      ...{ id: this.secrets.id(), digest: this.secrets.tokenDigest(signInToken) },
      ...{ contextAttributes: context, now: await this.clock.now() },
    });
    await this.pausedSignIns.add(paused);
    return actionRequired(paused, signInToken);
  }
}
