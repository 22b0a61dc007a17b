import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** The catalogue of security questions, who has enrolled which, and questions as a method of verifications. */
export class Migration0013Questions extends Migration {
  override up(): void {
    for (const statement of [...method(), ...catalogue(), ...enrolled()]) this.addSql(statement);
  }
}

const methods = `('email', 'authenticator', 'recovery_codes', 'questions', 'mock_success', 'mock_failure')`;

function method(): string[] {
  return [
    ...replaced('verification', 'verification_type_check', `type in ${methods}`),
    ...replaced(
      'verification',
      'verification_mock_in_test',
      `type not like 'mock%' or environment = 'test' or status = 'inactive'`,
    ),
    ...replaced('verification_template', 'verification_template_method_check', `method in ${methods}`),
  ];
}

function catalogue(): string[] {
  return [
    ...tenantTable('question', {
      scope: 'environment',
      columns: `
  texts jsonb not null,
  default_language text not null,
  status text not null check (status in ('active', 'inactive')),
  created_at timestamptz not null,
  version int not null,
  check (texts ? default_language)`,
    }),
    // By what texts are told apart: the same as the column above, in the form in which it is compared (PR-B39).
    ...tenantTable('question_text', {
      scope: 'environment',
      key: {
        columns: 'question_id uuid not null, language text collate "C" not null',
        names: 'question_id, language',
      },
      // Written anew with each change.
      grants: 'select, insert, delete',
      columns: `
  text_key text collate "C" not null check (text_key <> ''),
  ${within('question_id', 'question')},
  unique (tenant_id, environment, language, text_key)`,
    }),
  ];
}

/** What was answered is sealed in the enrolment; this is what must not vanish under it. */
function enrolled(): string[] {
  return [
    ...tenantTable('enrolled_question', {
      scope: 'environment',
      key: {
        columns: 'enrolment_id uuid not null, question_id uuid not null',
        names: 'enrolment_id, question_id',
      },
      grants: 'select, insert, delete',
      columns: `
  user_id uuid not null,
  ${within('user_id', 'app_user')},
  ${within('question_id', 'question')}`,
    }),
    `create index enrolled_question_used on tenant.enrolled_question (tenant_id, environment, question_id)`,
  ];
}

function replaced(table: string, constraint: string, check: string): string[] {
  return [
    `alter table tenant.${table} drop constraint ${constraint}`,
    `alter table tenant.${table} add constraint ${constraint} check (${check})`,
  ];
}
