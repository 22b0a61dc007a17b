/** Stored in lower_snake (decision 12). */
export type ResetStatus =
  | 'in_progress'
  | 'verified'
  | 'changing'
  | 'pending_with_external_system'
  | 'success'
  | 'failure'
  | 'expired'
  | 'maximum_attempts'
  | 'cancelled'
  | 'outcome_unknown';

/** What a page is told. */
export type FlowState =
  | 'awaiting_proof'
  | 'awaiting_more_proof'
  | 'proven'
  | 'setting'
  | 'submitted'
  | 'succeeded'
  | 'failed'
  | 'expired'
  | 'outcome_unknown';

/** Who began it, and with what. */
export const requestKinds = [
  'self_service',
  'administrator_link',
  'service_desk',
  'change_password',
] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestActions = ['reset', 'unlock', 'reset_and_unlock', 'change'] as const;
export type RequestAction = (typeof requestActions)[number];

/** What is known of the account's lock; `failure` when it could not be ended. */
export const lockStates = ['unknown', 'locked', 'not_locked', 'failure'] as const;
export type RequestLockState = (typeof lockStates)[number];

/** What a page is told of a request that no person can carry on. */
export const stateOf: Readonly<Record<Exclude<ResetStatus, 'in_progress' | 'verified'>, FlowState>> = {
  changing: 'setting',
  pending_with_external_system: 'submitted',
  success: 'succeeded',
  failure: 'failed',
  cancelled: 'failed',
  outcome_unknown: 'outcome_unknown',
  expired: 'expired',
  maximum_attempts: 'expired',
};
