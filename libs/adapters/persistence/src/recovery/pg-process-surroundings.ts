import { TenantContext } from '@latchkey/kernel';
import {
  ProcessSurroundings,
  type IdentificationFacts,
  type ProcessFacts,
  type ProcessPolicy,
  type ProcessSite,
  type StoreFacts,
  type VerificationFacts,
} from '@latchkey/recovery';
import { Transactions } from '../unit-of-work/transactions.ts';

interface Found {
  readonly application: { readonly active: boolean; readonly urls: readonly (string | null)[] } | null;
  readonly store: StoreFacts | null;
  readonly identificationType: IdentificationFacts | null;
  readonly verifications: readonly (VerificationFacts & { readonly id: string })[];
  readonly groupIds: readonly string[];
  readonly postReset: ProcessFacts['postReset'] | null;
  readonly generator: ProcessFacts['generator'] | null;
  readonly enrolmentChecks: readonly { readonly id: string; readonly active: boolean }[];
  readonly addressTaken: boolean;
  readonly hasSmsService: boolean;
}

// Drivers of mock stores are named so; the one table of the house that says what a driver is lies in its adapter.
const factsText = `select
    (select jsonb_build_object('active', status = 'active', 'urls', jsonb_build_array(portal_origin, sign_in_url))
      from tenant.application where id = $1) as application,
    (select jsonb_build_object('active', s.status = 'active', 'mock', kind.driver like 'mock%',
        'acceptsPassword', kind.accepts_password, 'answersLater', kind.mode = 'asynchronous', 'canUnlock', kind.can_unlock and s.can_unlock,
        'holdsMailboxes', s.holds_mailboxes, 'multiFactorSignIn', s.multi_factor_sign_in)
      from tenant.credential_store s join tenant.credential_store_type kind
        on kind.tenant_id = s.tenant_id and kind.environment = s.environment and kind.id = s.type_id
      where s.id = $2) as store,
    (select jsonb_build_object('active', status = 'active', 'kind', kind)
      from tenant.identification_type where id = $7) as "identificationType",
    (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'method', v.type, 'active', v.status = 'active',
        'methodAllowed', not exists (select 1 from tenant.disabled_method d
          where d.tenant_id = v.tenant_id and d.environment = v.environment and d.method = v.type))), '[]')
      from tenant.verification v where v.id = any ($3::uuid[])) as verifications,
    array (select id::text from tenant.user_group where id = any ($4::uuid[])) as "groupIds",
    (select jsonb_build_object('active', status = 'active') from tenant.extension
      where id = $8 and type = 'post_reset_script') as "postReset",
    (select jsonb_build_object('active', status = 'active') from tenant.extension
      where id = $9 and type = 'password_generator') as generator,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'active', status = 'active')), '[]') from tenant.extension
      where id = any ($10::uuid[]) and type = 'enrollment_check') as "enrolmentChecks",
    exists (select 1 from tenant.process where id <> $5 and $6 in (draft_suffix, active_suffix)) as "addressTaken",
    exists (select 1 from tenant.sms_service where status = 'active') as "hasSmsService"`;

/** Nobody has a number on file: codes alone go by SMS, to telephones that were enrolled. */
const canSendSms = false;

export class PgProcessSurroundings extends ProcessSurroundings {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async facts({ id, applicationId }: ProcessSite, policy: ProcessPolicy): Promise<ProcessFacts> {
    const { storeId, audience, publicAccess, identificationTypeId } = policy;
    const attached = policy.verifications.map(({ verificationId }) => verificationId);
    const suffix = publicAccess?.addressSuffix ?? null;
    const generatorId = policy.generatedPassword?.extensionId ?? null;
    const others = [identificationTypeId, policy.postResetExtensionId, generatorId];
    const first = [applicationId, storeId, attached, audience.groupIds, id, suffix, ...others];
    const values = [...first, checksOf(policy)];
    const found = (await this.transactions.current().query<Found>(factsText, values))[0];
    const { environment } = TenantContext.current();
    return {
      ...{ environment, canSendSms, addressTaken: found?.addressTaken ?? false },
      hasSmsService: found?.hasSmsService ?? false,
      application: applicationOf(found?.application ?? null),
      store: found?.store ?? undefined,
      postReset: found?.postReset ?? undefined,
      generator: found?.generator ?? undefined,
      enrolmentChecks: new Map(found?.enrolmentChecks.map(({ id: key, active }) => [key, { active }])),
      identificationType: found?.identificationType ?? undefined,
      verifications: new Map(found?.verifications.map(({ id: key, ...facts }) => [key, facts])),
      groupIds: new Set(found?.groupIds),
    };
  }

  /** Whoever deactivates one of these waits, and finds an active process: the reaction then meets it. */
  async factsHeld(site: ProcessSite, policy: ProcessPolicy): Promise<ProcessFacts> {
    const transaction = this.transactions.current();
    const attached = policy.verifications.map(({ verificationId }) => verificationId);
    const lines: readonly (readonly [table: string, ids: readonly string[]])[] = [
      ['credential_store', named(policy.storeId)],
      ['identification_type', named(policy.identificationTypeId)],
      ['verification', attached],
      ['user_group', policy.audience.groupIds],
      [
        'extension',
        [
          ...[policy.postResetExtensionId, policy.generatedPassword?.extensionId ?? null].flatMap(named),
          ...checksOf(policy),
        ],
      ],
    ];
    for (const [table, ids] of lines) {
      if (ids.length === 0) continue;
      await transaction.query(
        `select 1 from tenant.${table} where id = any ($1::uuid[]) order by id for share`,
        [ids],
      );
    }
    await transaction.query(`select 1 from tenant.sms_service where status = 'active' for share`);
    return this.facts(site, policy);
  }

  async anotherIsActive({ applicationId, id }: ProcessSite): Promise<boolean> {
    const transaction = this.transactions.current();
    await transaction.query(`select 1 from tenant.application where id = $1 for update`, [applicationId]);
    const text = `select 1 from tenant.process where application_id = $1 and id <> $2 and status = 'active'`;
    return (await transaction.query(text, [applicationId, id])).length > 0;
  }
}

function checksOf({ verifications }: ProcessPolicy): string[] {
  return verifications.flatMap(({ enrolmentCheckId }) => (enrolmentCheckId ? [enrolmentCheckId] : []));
}

function named(id: string | null): string[] {
  return id === null ? [] : [id];
}

function applicationOf(found: Found['application']): ProcessFacts['application'] {
  if (!found) return undefined;
  const origins = found.urls.flatMap((url) => (url === null ? [] : (URL.parse(url)?.origin ?? [])));
  return { active: found.active, origins };
}
