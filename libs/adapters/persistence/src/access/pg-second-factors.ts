import {
  enrolmentMinutes,
  SecondFactor,
  SecondFactors,
  type FactorDemands,
  type FactorHolder,
} from '@latchkey/access';
import { Conflict, NotFound, type Aggregate } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';

const columns = `tenant_id as "tenantId", id, staff_id as "staffId", kind, label, sealed_holding as "sealedHolding",
  mark, last_use::float8 as "lastUse", begun_at as "begunAt", confirmed_at as "confirmedAt"`;
const holderText = `select m.email, t.display_name as organisation
  from tenant.staff_member m join tenant.tenant t on t.tenant_id = m.tenant_id where m.id = $1`;
const demandsText = `select
  exists (select 1 from tenant.second_factor where staff_id = $1 and confirmed_at is not null) as enrolled,
  coalesce((select require_second_factor from tenant.staff_policy), false) as required`;
const begunText = `select ${columns} from tenant.second_factor
  where id = $1 and staff_id = $2 and confirmed_at is null
    and begun_at > now() - interval '${enrolmentMinutes} minutes' for update`;
const confirmText = `update tenant.second_factor
  set sealed_holding = $2, mark = $3, last_use = $4, confirmed_at = $5
  where id = $1 and confirmed_at is null`;
// Guarded, so that of a hundred who show the same code one is let in.
const useText = `update tenant.second_factor set last_use = $2
  where id = $1 and confirmed_at is not null
    and (last_use < $2 or (kind = 'passkey' and last_use = 0 and $2 = 0))`;

export class PgSecondFactors extends SecondFactors {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async holder(staffId: string): Promise<FactorHolder> {
    const found = (await this.transactions.current().query<FactorHolder>(holderText, [staffId]))[0];
    if (!found) throw new NotFound();
    return found;
  }

  async demands(staffId: string): Promise<FactorDemands> {
    const rows = await this.transactions.current().query<FactorDemands>(demandsText, [staffId]);
    return rows[0] ?? { enrolled: false, required: false };
  }

  async add({ id, staffId, kind, label, sealedHolding, begunAt }: SecondFactor): Promise<void> {
    const transaction = this.transactions.current();
    const text = `delete from tenant.second_factor where staff_id = $1 and confirmed_at is null`;
    await transaction.execute(text, [staffId]);
    transaction.insertForTenant('second_factor', {
      ...{ id, staff_id: staffId, kind, label, sealed_holding: sealedHolding },
      ...{ last_use: 0, begun_at: begunAt },
    });
  }

  async begun(id: string, staffId: string): Promise<SecondFactor> {
    const [found] = await this.transactions.current().query<SecondFactor>(begunText, [id, staffId]);
    if (!found) throw new NotFound();
    return this.known(found);
  }

  /** Words for the usual case; of two who come at once the index refuses the second. */
  async confirm({ id, sealedHolding, mark, lastUse, confirmedAt }: SecondFactor): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(`select 1 from tenant.second_factor where mark = $1`, [mark]);
    if (taken.length > 0) throw new Conflict('This passkey belongs to somebody already. Use another one.');
    const values = [id, sealedHolding, mark, lastUse, confirmedAt];
    if ((await transaction.execute(confirmText, values)) !== 1) throw new NotFound();
  }

  async confirmed(staffId: string): Promise<SecondFactor[]> {
    const text = `select ${columns} from tenant.second_factor
      where staff_id = $1 and confirmed_at is not null order by begun_at, id`;
    const rows = await this.transactions.current().query<SecondFactor>(text, [staffId]);
    return rows.map((row) => this.known(row));
  }

  async use(id: string, use: number): Promise<boolean> {
    return (await this.transactions.current().execute(useText, [id, use])) === 1;
  }

  async remove(factors: readonly SecondFactor[]): Promise<void> {
    const transaction = this.transactions.current();
    for (const { id, staffId, confirmedAt } of factors) {
      await transaction.execute(`delete from tenant.second_factor where id = $1`, [id]);
      if (confirmedAt)
        await transaction.execute(
          `update tenant.staff_session set factor_at = null where staff_id = $1 and factor_at is not null
          and not exists (select 1 from tenant.second_factor where staff_id = $1 and confirmed_at is not null)`,
          [staffId],
        );
    }
  }

  remember(happened: Aggregate): Promise<void> {
    this.transactions.current().track(happened);
    return Promise.resolve();
  }

  /** Its events leave with the transaction. */
  private known(row: SecondFactor): SecondFactor {
    return this.transactions.current().track(Object.assign(new SecondFactor(), row));
  }
}
