import { Migration } from '@mikro-orm/migrations';

/** Codes by SMS. */
export class Migration0016Sms extends Migration {
  override up(): void {
    for (const statement of method()) this.addSql(statement);
  }
}

const methods = `('email', 'authenticator', 'recovery_codes', 'questions', 'sms', 'mock_success', 'mock_failure')`;

function method(): string[] {
  return [
    ...replaced('verification', 'verification_type_check', `type in ${methods}`),
    ...replaced(
      'verification',
      'verification_mock_in_test',
      `type not like 'mock%' or environment = 'test' or status = 'inactive'`,
    ),
    ...replaced('verification_template', 'verification_template_method_check', `method in ${methods}`),
    `alter table tenant.enrolment add column tries int not null default 0`,
  ];
}

function replaced(table: string, constraint: string, check: string): string[] {
  return [
    `alter table tenant.${table} drop constraint ${constraint}`,
    `alter table tenant.${table} add constraint ${constraint} check (${check})`,
  ];
}
