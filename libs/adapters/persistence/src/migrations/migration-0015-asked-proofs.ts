import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** What was asked before a proof, and methods that a person may have more than once. */
export class Migration0015AskedProofs extends Migration {
  override up(): void {
    for (const statement of [...asked(), ...several()]) this.addSql(statement);
  }
}

function asked(): string[] {
  return tenantTable('asked_proof', {
    scope: 'environment',
    key: {
      columns: 'request_id uuid not null, verification_id uuid not null',
      names: 'request_id, verification_id',
    },
    columns: `
  sealed bytea not null,
  ${within('request_id', 'reset_request')},
  ${within('verification_id', 'verification')}`,
  });
}

function several(): string[] {
  return [
    `alter table tenant.enrolment add column mark text collate "C" not null default ''`,
    `drop index tenant.enrolment_active`,
    `create unique index enrolment_active on tenant.enrolment (tenant_id, environment, user_id, verification_id, mark)
      where status = 'active'`,
  ];
}
