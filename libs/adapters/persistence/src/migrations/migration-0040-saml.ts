import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable } from './tables.ts';

/** Identity providers that speak SAML, what browsers bring from them, and assertions that were good once. */
export class Migration0040Saml extends Migration {
  override up(): void {
    for (const statement of [...providers, ...rounds, ...assertions()]) this.addSql(statement);
  }
}

const providers = [
  `alter table tenant.identity_provider
    add column kind text not null default 'oidc' check (kind in ('oidc', 'saml')),
    add column saml jsonb,
    alter column client_id drop not null,
    add check ((kind = 'oidc') = (client_id is not null)),
    add check ((kind = 'saml') = (coalesce(jsonb_typeof(saml), 'null') = 'object'))`,
  `alter table tenant.identity_provider alter column kind drop default`,
];

const rounds = [
  `alter table tenant.sign_in_round
    add column reference_digest bytea check (octet_length(reference_digest) = 32),
    add column sealed_answer bytea,
    add check ((reference_digest is null) = (sealed_answer is null))`,
  `grant update (reference_digest, sealed_answer) on tenant.sign_in_round to latchkey_app, latchkey_worker`,
];

/** An assertion is good for five minutes after its making; what is older needs no memory. */
function assertions(): string[] {
  return [
    ...tenantTable('used_assertion', {
      scope: 'tenant',
      key: {
        columns:
          'provider_id uuid not null,\n  assertion_digest bytea not null check (octet_length(assertion_digest) = 32)',
        names: 'provider_id, assertion_digest',
      },
      columns: `
  used_at timestamptz not null default now(),
  foreign key (tenant_id, provider_id)
    references tenant.identity_provider (tenant_id, id) on delete cascade`,
      grants: 'select, insert, delete',
    }),
    ...retentionRule('used_assertion', 'used_at', '1 hour'),
  ];
}
