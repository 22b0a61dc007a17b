const whose = '= any ((select ids from of)::uuid[])';
const requests = `select id from tenant.reset_request where user_id ${whose}`;

/**
 * What is kept of a person beside their row, by its name in an export. The newest first. No digest, no hash and nothing
 * sealed is read. Read with `of`, the ids of the person's records.
 */
export const dossierSections: Readonly<Record<string, string>> = {
  groups: `select g.id, g.name from tenant.group_member m join tenant.user_group g
      on g.tenant_id = m.tenant_id and g.environment = m.environment and g.id = m.group_id
    where m.user_id ${whose} order by g.name, g.id`,
  passwords: `select s.name as "store", h.changed_at as "changedAt", h.must_change as "mustChange",
      h.locked_at as "lockedAt", h.foreign_kind is not null as "hashedElsewhere"
    from tenant.password_hash h join tenant.credential_store s
      on s.tenant_id = h.tenant_id and s.environment = h.environment and s.id = h.store_id
    where h.user_id ${whose} order by h.changed_at desc`,
  enrolments: `select id, method, label, status, privileged, begun_at as "begunAt", usable_from as "usableFrom",
      last_used_at as "lastUsedAt", removed_at as "removedAt"
    from tenant.enrolment where user_id ${whose} order by begun_at desc, id`,
  questions: `select q.question_id as "questionId", t.texts from tenant.enrolled_question q join tenant.question t
      on t.tenant_id = q.tenant_id and t.environment = q.environment and t.id = q.question_id
    where q.user_id ${whose} order by q.question_id`,
  enrolmentVerdicts: `select verification_id as "verificationId", enrolled, asked_at as "askedAt",
      answered_at as "answeredAt"
    from tenant.enrolment_verdict where user_id ${whose} order by asked_at desc, verification_id`,
  enrolmentLinks: `select id, application_id as "applicationId", issued_at as "issuedAt", expires_at as "expiresAt",
      redeemed_at as "redeemedAt", voided_at as "voidedAt"
    from tenant.enrolment_link where user_id ${whose} order by issued_at desc, id`,
  sessions: `select id, application_id as "applicationId", created_at as "createdAt", last_used_at as "lastUsedAt",
      expires_at as "expiresAt", revoked_at as "endedAt", user_agent as "userAgent"
    from tenant.user_session where user_id ${whose} order by created_at desc, id`,
  resetRequests: `select id, process_id as "processId", application_id as "applicationId", kind, action, status, locale,
      started_at as "startedAt", ended_at as "endedAt"
    from tenant.reset_request where user_id ${whose} order by started_at desc, id`,
  resetActivities: `select request_id as "requestId", type, stage, message, at from tenant.reset_activity
    where request_id in (${requests}) order by at desc, id`,
  proofs: `select request_id as "requestId", verification_id as "verificationId", via, given_at as "givenAt"
    from tenant.reset_proof where request_id in (${requests}) order by given_at desc, request_id`,
  credentialChanges: `select id, request_id as "requestId", operation, state, reason, created_at as "createdAt",
      concluded_at as "concludedAt"
    from tenant.credential_change where user_id ${whose} order by created_at desc, id`,
  ownChanges: `select id, application_id as "applicationId", operation, asked_at as "askedAt"
    from tenant.own_change where user_id ${whose} order by asked_at desc, id`,
  pausedSignIns: `select id, application_id as "applicationId", user_agent as "userAgent", paused_at as "pausedAt",
      ended_at as "endedAt"
    from tenant.paused_sign_in where user_id ${whose} order by paused_at desc, id`,
  passwordQuestions: `select id, answer, asked_at as "askedAt", answered_at as "answeredAt"
    from tenant.password_question where user_id ${whose} order by asked_at desc, id`,
  lockQuestions: `select id, lock_state as "lockState", asked_at as "askedAt", answered_at as "answeredAt"
    from tenant.lock_question where user_id ${whose} order by asked_at desc, id`,
  sessionRevocations: `select id, store_id as "storeId", state, attempts, answer, wanted_at as "wantedAt",
      ended_at as "endedAt"
    from tenant.session_revocation where user_id ${whose} order by wanted_at desc, id`,
  lockouts: `select id, method, reason, began_at as "beganAt", until, ended_at as "endedAt", end_reason as "endReason"
    from tenant.lockout where user_id ${whose} order by began_at desc, id`,
  identityConfirmations: `select id, verification_name as "verification", ticket, state, opened_at as "openedAt",
      ended_at as "endedAt"
    from tenant.identity_confirmation where user_id ${whose} order by opened_at desc, id`,
  messages: `select id, kind, channel, locale, country, status, created_at as "createdAt", sent_at as "sentAt", delivery
    from tenant.message where user_id ${whose} order by created_at desc, id`,
  readiness: `select state, methods, as_of as "asOf" from tenant.user_readiness where user_id ${whose} order by as_of desc`,
  reminders: `select reminded_at as "remindedAt" from tenant.user_reminder where user_id ${whose}
    order by reminded_at desc`,
  auditTrail: `select id, at, actor, action, outcome, reason from tenant.audit_entry
    where subject in (select id::text from unnest((select ids from of)::uuid[]) as id) order by at desc, id`,
};

/** What names a person and is not told: numbers of attempts, and what the row of the user says already. */
export const untold: readonly string[] = ['account_fence', 'user_attribute'];
