import type pg from 'pg';

/** By which column each is judged. */
const tables = [
  ['tenant.idempotent_request', 'claimed_at'],
  ['tenant.challenge', 'link_until'],
  ['tenant.enrolment_link', 'expires_at'],
  ['tenant.step_session', 'expires_at'],
  ['tenant.spent_proof', 'until'],
  ['tenant.user_session', 'expires_at'],
  ['tenant.sign_in_round', 'expires_at'],
  ['tenant.second_factor', 'begun_at'],
  ['tenant.used_assertion', 'used_at'],
  ['tenant.consumed_event', 'consumed_at'],
  ['tenant.outbox_event', 'moved_at'],
  ['tenant.mail_budget', 'last_mail_at'],
  ['tenant.reminder_wave', 'created_at'],
  ['tenant.caught_message', 'caught_at'],
  ['tenant.password_question', 'asked_at'],
  ['tenant.paused_sign_in', 'paused_at'],
  ['tenant.own_change', 'asked_at'],
  ['tenant.user_import', 'begun_at'],
  ['tenant.store_test', 'asked_at'],
  ['tenant.lock_question', 'asked_at'],
  ['tenant.session_revocation', 'wanted_at'],
  ['tenant.external_task', 'concluded_at'],
  ['tenant.sms_account', 'last_sent_at'],
  ['tenant.sms_country', 'last_sent_at'],
  ['tenant.lockout', 'began_at'],
  ['tenant.identity_confirmation', 'opened_at'],
  ['tenant.lockout_sample', 'at'],
  ['platform.caller_brake', 'window_from'],
  ['platform.sms_number', 'last_sent_at'],
] as const;

/** What is kept as long as whoever runs the house wants it, and a day at least. */
const calls = [
  ['tenant.application_call', 'at'],
  ['tenant.application_call_count', 'day'],
] as const;

/** Every table that has a rule of retention. */
export const retainedTables: readonly string[] = [...tables, ...calls].map(([table]) => table);

export interface RetentionSettings {
  readonly applicationCallDays: number;
}

/**
 * Removes what has served its time. What that is, the policies of the tables say: the role can see and delete nothing
 * younger, so a statement needs a date of its own only where a setting says how long.
 */
export class Retention {
  constructor(
    private readonly pool: pg.Pool,
    private readonly settings: RetentionSettings = { applicationCallDays: 30 },
  ) {}

  /** Answers how many rows went. */
  async apply(): Promise<number> {
    let removed = 0;
    for (const [table, column] of tables) {
      removed += await this.remove(`delete from ${table} where ${column} is not null`, []);
    }
    for (const [table, column] of calls) {
      removed += await this.remove(
        `delete from ${table} where ${column} < now() - make_interval(days => $1)`,
        [this.settings.applicationCallDays],
      );
    }
    return removed;
  }

  private async remove(text: string, values: readonly number[]): Promise<number> {
    return (await this.pool.query(text, [...values])).rowCount ?? 0;
  }
}
