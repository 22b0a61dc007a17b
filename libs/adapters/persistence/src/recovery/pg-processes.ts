import { Conflict, NotFound, type UsedBy } from '@latchkey/kernel';
import { usualIdentification, type Identification } from '@latchkey/identity';
import {
  Process,
  Processes,
  type PlannedFlow,
  type ProcessPlan,
  type ProcessVersion,
} from '@latchkey/recovery';
import { emailParameters } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

interface PlanRow extends Omit<ProcessPlan, 'verification' | 'choice' | 'identification'> {
  readonly kind: Identification['kind'] | null;
  readonly attribute: string | null;
  readonly verificationId: string;
  readonly parameters: unknown;
  readonly choiceFrom: readonly string[];
  readonly choiceWanted: number;
}

// One statement, by keys alone, whatever the answer is: it stands at the beginning of every recovery.
const planSelect = `select p.id as "processId", pv.number as "processVersion", pv.store_id as "storeId",
    s.multi_factor_sign_in as "multiFactorSignIn",
    coalesce(not r.reached and r.looked_at > now() - interval '10 minutes', false) as "storeOutOfReach", i.kind, i.attribute,
    i.name as "identificationName", pv.group_ids as "groupIds", pv.owed,
    pv.choice_from as "choiceFrom", pv.choice_wanted as "choiceWanted", pv.proof_of_work as "proofOfWork",
    pv.recovers_privileged as "recoversPrivileged", pv.request_expiry as "requestExpiry",
    coalesce(pv.policy ->> 'resetLink', 'email') <> 'none' as "mailsLink", v.id as "verificationId", v.parameters
  from tenant.process p
  join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
    and pv.process_id = p.id
  join tenant.application a
    on a.tenant_id = p.tenant_id and a.environment = p.environment and a.id = p.application_id
  join tenant.tenant t on t.tenant_id = p.tenant_id
  join tenant.credential_store s
    on s.tenant_id = p.tenant_id and s.environment = p.environment and s.id = pv.store_id
  left join tenant.store_reach r
    on r.tenant_id = s.tenant_id and r.environment = s.environment and r.store_id = s.id
  left join tenant.identification_type i
    on i.tenant_id = p.tenant_id and i.environment = p.environment and i.id = p.active_identification_type_id
  join tenant.verification v
    on v.tenant_id = p.tenant_id and v.environment = p.environment and v.id = pv.owed[1]
  where p.status = 'active' and pv.self_service and a.status = 'active' and t.status = 'active'
    and s.status = 'active' and v.status = 'active'
    and (p.active_identification_type_id is null or i.status = 'active')`;
const planText = `${planSelect} and p.application_id = $1 and pv.number = p.active_version`;
const planOfFlowText = `${planSelect} and p.application_id = $1 and p.id = $2 and pv.number = $3`;

export class PgProcesses extends Processes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async get(id: string): Promise<Process> {
    const process = await this.transactions.current().entities().findOne(Process, { id });
    if (!process) throw new NotFound();
    return process;
  }

  async getForUpdate(id: string): Promise<Process> {
    const transaction = this.transactions.current();
    const process = await transaction
      .entities()
      .findOne(Process, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!process) throw new NotFound();
    return transaction.track(process);
  }

  async add(process: Process): Promise<void> {
    await this.keepUnique(process);
    this.transactions.current().add(process);
  }

  async keepUnique({ id, nameKey, draftSuffix }: Process): Promise<void> {
    const taken = await this.transactions.current().query<{ name: boolean }>(
      `select name_key = $1 as name from tenant.process
        where id <> $2 and (name_key = $1 or $3 in (draft_suffix, active_suffix)) limit 1`,
      [nameKey, id, draftSuffix],
    );
    if (taken[0]?.name) throw new Conflict('A process of this name exists. Choose another name.');
    if (taken[0]) throw new Conflict('Another process has this public address. Choose another one.');
  }

  async putInForce(version: ProcessVersion): Promise<void> {
    const transaction = this.transactions.current();
    const { processId, policy, risks, audience } = { ...version, audience: version.policy.audience };
    await this.releaseFromForce(processId);
    transaction.insert('process_version', {
      ...{ process_id: processId, number: version.number, store_id: version.storeId, owed: version.owed },
      ...{ policy: JSON.stringify(policy), risks: JSON.stringify(risks), self_service: version.selfService },
      recovers_privileged: version.recoversPrivileged,
      ...{ choice_from: version.choice.from, choice_wanted: version.choice.wanted },
      group_ids: audience.everyone ? null : audience.groupIds,
      ...{ activated_at: version.activatedAt, activated_by: version.activatedBy },
    });
    for (const { verificationId } of policy.verifications) {
      transaction.insert('process_verification', { process_id: processId, verification_id: verificationId });
    }
  }

  async releaseFromForce(processId: string): Promise<void> {
    const text = `delete from tenant.process_verification where process_id = $1`;
    await this.transactions.current().execute(text, [processId]);
  }

  async inForce(processId: string): Promise<ProcessVersion | undefined> {
    const rows = await this.transactions.current().query<ProcessVersion>(
      `select pv.process_id as "processId", pv.number, pv.policy, pv.risks, pv.store_id as "storeId", pv.owed,
          jsonb_build_object('from', pv.choice_from, 'wanted', pv.choice_wanted) as choice,
          pv.self_service as "selfService", pv.recovers_privileged as "recoversPrivileged", pv.activated_at as "activatedAt", pv.activated_by as "activatedBy"
        from tenant.process p
        join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
          and pv.process_id = p.id and pv.number = p.active_version
        where p.id = $1`,
      [processId],
    );
    return rows[0];
  }

  async activeIds(): Promise<readonly string[]> {
    const text = `select id from tenant.process where status = 'active' order by id`;
    return (await this.transactions.current().query<{ id: string }>(text)).map(({ id }) => id);
  }

  usersOf(processId: string): Promise<readonly UsedBy[]> {
    return this.transactions
      .current()
      .query<UsedBy>(
        `select 'reset-request' as kind, id, status as name from tenant.reset_request where process_id = $1 limit 20`,
        [processId],
      );
  }

  async remove({ id }: Process): Promise<void> {
    const transaction = this.transactions.current();
    await transaction.execute(`delete from tenant.process_version where process_id = $1`, [id]);
    await transaction.execute(`delete from tenant.process where id = $1`, [id]);
  }

  async planFor(applicationId: string): Promise<ProcessPlan | undefined> {
    return planned(await this.transactions.current().query<PlanRow>(planText, [applicationId]));
  }

  async planOf({ applicationId, processId, processVersion }: PlannedFlow): Promise<ProcessPlan | undefined> {
    const values = [applicationId, processId, processVersion];
    return planned(await this.transactions.current().query<PlanRow>(planOfFlowText, values));
  }
}

function planned([row]: readonly PlanRow[]): ProcessPlan | undefined {
  if (!row) return undefined;
  const {
    verificationId,
    parameters,
    kind,
    attribute,
    choiceFrom: from,
    choiceWanted: wanted,
    ...plan
  } = row;
  const identification = kind === null ? usualIdentification : { kind, attribute };
  const verification = { id: verificationId, parameters: emailParameters.parse(parameters) };
  return { ...plan, identification, choice: { from, wanted }, verification };
}
