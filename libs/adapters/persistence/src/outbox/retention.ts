import type pg from 'pg';

const tables = [
  ['tenant.idempotent_request', 'claimed_at'],
  ['tenant.challenge', 'link_until'],
  ['tenant.enrolment_link', 'expires_at'],
  ['tenant.step_session', 'expires_at'],
  ['tenant.spent_proof', 'until'],
  ['tenant.user_session', 'expires_at'],
  ['tenant.sign_in_round', 'expires_at'],
  ['tenant.used_assertion', 'used_at'],
  ['tenant.consumed_event', 'consumed_at'],
  ['tenant.outbox_event', 'moved_at'],
  ['tenant.mail_budget', 'last_mail_at'],
  ['tenant.reminder_wave', 'created_at'],
  ['tenant.store_test', 'asked_at'],
  ['tenant.lock_question', 'asked_at'],
  ['tenant.external_task', 'concluded_at'],
  ['tenant.sms_account', 'last_sent_at'],
  ['tenant.sms_country', 'last_sent_at'],
  ['tenant.lockout', 'began_at'],
  ['tenant.identity_confirmation', 'opened_at'],
  ['tenant.lockout_sample', 'at'],
  ['platform.caller_brake', 'window_from'],
  ['platform.sms_number', 'last_sent_at'],
] as const;

/**
 * Removes what has served its time. What that is, the policies of the tables say: the role can see and delete nothing
 * younger, so the statement needs no date of its own.
 */
export class Retention {
  constructor(private readonly pool: pg.Pool) {}

  /** Answers how many rows went. */
  async apply(): Promise<number> {
    let removed = 0;
    for (const [table, column] of tables) {
      const { rowCount } = await this.pool.query(`delete from ${table} where ${column} is not null`);
      removed += rowCount ?? 0;
    }
    return removed;
  }
}
