import { z } from 'zod';

export const processActions = ['reset', 'change', 'unlock', 'reset_and_unlock'] as const;
export type ProcessAction = (typeof processActions)[number];
export const deliveryWays = ['display', 'email', 'sms'] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

const id = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
const minutesUpTo = (most: number, least = 0) => z.int().min(least).max(most);
const day = 1440;
/** A window that outlives the log of requests (90 days) could not be judged. */
const longestWindow = 90 * day;

const audience = z.strictObject({
  everyone: z.boolean().default(true),
  groupIds: z.array(id).max(100).default([]),
});

const publicAccess = z.strictObject({
  /** Last part of the public address; of one process only, in its tenant and environment. */
  addressSuffix: z.string().regex(/^[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?$/),
  proofOfWork: z.boolean().default(false),
});

const attachedVerification = z.strictObject({
  verificationId: id,
  order: z.int().min(1).max(100),
  mandatory: z.boolean().default(true),
  /** Null: as its method says (PR-B11). */
  requiresEnrolment: z.boolean().nullable().default(null),
  autoEnrol: z.boolean().nullable().default(null),
  /** The tenant's own check of who has the method, with `autoEnrol` only (PR-B41). None when it is left out. */
  enrolmentCheckId: id.nullable().optional(),
});

const assurance = z.strictObject({
  /** Sum of the weights of the proofs that are given, each class counted once (BY-13, S-34). */
  weight: z.int().min(1).max(20),
  /** How many different classes the proofs are of. */
  classes: z.int().min(1).max(4),
});

const generatedPassword = z.strictObject({
  deliverBy: z.array(z.enum(deliveryWays)).max(3),
  mustChange: z.boolean().default(true),
  /** The tenant's own generator; null: that of the house. */
  extensionId: id.nullable().default(null),
});

/**
 * How long things last and how often they may be tried, in minutes. A request lasts at most the 30 minutes that a flow
 * may take (decision 2). After `maxAttempts` failures within `attemptWindow` codes pause for the retry window; what the
 * house allows in a day holds beside that (S-22). The success window is 0: one reset by somebody else would lock the
 * owner out for as long (password policy, 9).
 */
const windows = z.strictObject({
  requestExpiry: minutesUpTo(30, 5).default(30),
  retryWindow: minutesUpTo(longestWindow).default(day),
  successWindow: minutesUpTo(day).default(0),
  unlockWindow: minutesUpTo(longestWindow).default(day),
  maxAttempts: z.int().min(1).max(10).default(5),
  attemptWindow: minutesUpTo(longestWindow, 60).default(day),
});

/** Everything that a process decides. What is left out has the default of the house; a draft may be incomplete. */
export const processPolicy = z.strictObject({
  actions: z.array(z.enum(processActions)).max(processActions.length).default(['reset']),
  audience: audience.prefault({}),
  /** Null: nobody begins it without being known already. */
  publicAccess: publicAccess.nullable().default(null),
  /** Null: a user name or an address. */
  identificationTypeId: id.nullable().default(null),
  storeId: id.nullable().default(null),
  verifications: z.array(attachedVerification).max(10).default([]),
  minimumVerifications: z.int().min(1).max(10).default(1),
  userMayChoose: z.boolean().default(false),
  assurance: assurance.default({ weight: 2, classes: 1 }),
  /** What a privileged account needs; null: this process does not recover them. */
  privilegedAssurance: assurance.nullable().default({ weight: 4, classes: 2 }),
  resetLink: z.enum(['none', 'email', 'sms']).default('email'),
  generatedPassword: generatedPassword.nullable().default(null),
  unlockOnReset: z.boolean().default(false),
  redirectUrl: z.string().min(1).max(2000).nullable().default(null),
  windows: windows.prefault({}),
  postResetExtensionId: id.nullable().default(null),
  enrolmentReminder: z.enum(['off', 'daily', 'weekly', 'monthly']).default('weekly'),
});

export type ProcessPolicy = Readonly<z.infer<typeof processPolicy>>;
export type AttachedVerification = ProcessPolicy['verifications'][number];
export type RequiredAssurance = ProcessPolicy['assurance'];

/** What a process changes; unlocking alone changes no password. */
export function resetsPasswords({ actions }: Pick<ProcessPolicy, 'actions'>): boolean {
  return actions.some((action) => action === 'reset' || action === 'reset_and_unlock');
}

/** In the order in which they are asked for. */
export function inOrder({ verifications }: Pick<ProcessPolicy, 'verifications'>): AttachedVerification[] {
  return [...verifications].sort((a, b) => a.order - b.order);
}
