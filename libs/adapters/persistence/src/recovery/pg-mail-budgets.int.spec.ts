import { Challenges } from '@latchkey/verification';
import { Messages } from '@latchkey/messaging';
import { MailBudgets } from '@latchkey/recovery';
import { mailBudgetsContract } from '@latchkey/recovery/testing';
import { openFlowOf } from '../testing/open-flow.ts';
import { pgWorld } from '../testing/pg-world.ts';

mailBudgetsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts, admin } = world;
  const pass = async (milliseconds: number) => {
    await admin.query(
      `update tenant.mail_budget
        set mailed_at = array(select at - make_interval(secs => $1) from unnest(mailed_at) with ordinality m (at, n) order by n)`,
      [milliseconds / 1000],
    );
  };
  return {
    ...world,
    budgets: parts.get(MailBudgets),
    messages: parts.get(Messages),
    challenges: parts.get(Challenges),
    pass,
    openFlow: openFlowOf(world),
  };
});
