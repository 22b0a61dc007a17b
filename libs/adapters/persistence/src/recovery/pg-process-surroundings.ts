import type { FieldFault } from '@latchkey/kernel';
import { ProcessSurroundings, type Process } from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

interface Found {
  readonly application: boolean;
  readonly store: boolean;
  readonly verifications: string[];
}

const foundText = `select
    exists (select 1 from tenant.application where id = $1) as application,
    exists (select 1 from tenant.credential_store where id = $2) as store,
    array (select id::text from tenant.verification where id = any ($3::uuid[])) as verifications`;

export class PgProcessSurroundings extends ProcessSurroundings {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async missing({
    applicationId,
    storeId,
    verificationIds,
  }: Pick<Process, 'applicationId' | 'storeId' | 'verificationIds'>): Promise<FieldFault[]> {
    const values = [applicationId, storeId, verificationIds];
    const found = (await this.transactions.current().query<Found>(foundText, values))[0];
    const faults: FieldFault[] = [];
    if (!found?.application) faults.push(unknown('/applicationId', 'application'));
    if (!found?.store) faults.push(unknown('/storeId', 'credential store'));
    for (const [index, id] of verificationIds.entries()) {
      if (!found?.verifications.includes(id))
        faults.push(unknown(`/verificationIds/${index}`, 'verification'));
    }
    return faults;
  }

  async anotherIsActive({ applicationId, id }: Pick<Process, 'applicationId' | 'id'>): Promise<boolean> {
    const transaction = this.transactions.current();
    await transaction.query(`select 1 from tenant.application where id = $1 for update`, [applicationId]);
    const text = `select 1 from tenant.process where application_id = $1 and id <> $2 and status = 'active'`;
    return (await transaction.query(text, [applicationId, id])).length > 0;
  }
}

function unknown(pointer: string, thing: string): FieldFault {
  return { pointer, code: 'unknown', detail: `There is no such ${thing} in this environment.` };
}
