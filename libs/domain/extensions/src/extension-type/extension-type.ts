import { z } from 'zod';

/** The questions to which a tenant may have an answer of its own (PR-T14). */
export const extensionTypes = [
  'enrollment_check',
  'enrollment_form_processor',
  'identification_form_processor',
  'password_generator',
  'post_reset_script',
  'user_account_lookup',
  'verification_form_processor',
] as const;
export type ExtensionType = (typeof extensionTypes)[number];

/** How an answer is made: fields put in place, somebody called, or code in a sandbox. */
export const extensionKinds = ['mapping', 'call_out', 'script'] as const;
export type ExtensionKind = (typeof extensionKinds)[number];

/** What goes in, what must come out, and what a script has to define. */
export interface ExtensionContract {
  readonly functionName: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly kinds: readonly ExtensionKind[];
}

const id = z.string().min(1).max(128);
const text = z.string().max(256);
const fields = z
  .record(z.string().min(1).max(64), text)
  .refine((all) => Object.keys(all).length <= 32)
  .meta({ maxProperties: 32 });
const problems = z.array(z.strictObject({ field: z.string().max(64), code: z.string().max(64) })).max(32);
const every = extensionKinds;
/** A mapping computes nothing and reaches nobody. */
const acting = ['call_out', 'script'] as const;

/** An answer with anything beside the contract is no answer: nobody knows what was meant by it. */
export const extensionContracts: Readonly<Record<ExtensionType, ExtensionContract>> = {
  enrollment_check: {
    functionName: 'isEnrolled',
    input: z.strictObject({ userId: id, verificationId: id }),
    output: z.strictObject({ enrolled: z.boolean() }),
    kinds: every,
  },
  enrollment_form_processor: {
    functionName: 'processEnrollment',
    input: z.strictObject({ userId: id, verificationId: id, fields }),
    output: z.strictObject({ accepted: z.boolean(), problems }),
    kinds: acting,
  },
  identification_form_processor: {
    functionName: 'identifyUser',
    input: z.strictObject({ fields }),
    output: z.strictObject({ userName: text.min(1).nullable() }),
    kinds: every,
  },
  password_generator: {
    functionName: 'generatePassword',
    // A sandbox has no randomness worth the name, so 256 bits of ours come with the question.
    input: z.strictObject({ userId: id, storeId: id, randomness: z.string().length(43) }),
    output: z.strictObject({ password: z.string().min(20).max(256) }),
    kinds: acting,
  },
  post_reset_script: {
    functionName: 'afterReset',
    input: z.strictObject({
      requestId: id,
      userId: id,
      storeId: id,
      outcome: z.enum(['success', 'failure', 'outcome_unknown']),
    }),
    output: z.strictObject({ done: z.boolean() }),
    kinds: acting,
  },
  user_account_lookup: {
    functionName: 'lookUpAccount',
    input: z.strictObject({ userId: id, userName: text, email: text, storeId: id }),
    output: z.strictObject({ account: text.min(1).nullable() }),
    kinds: every,
  },
  verification_form_processor: {
    functionName: 'verifyUser',
    input: z.strictObject({ requestId: id, userId: id, verificationId: id, fields }),
    output: z.strictObject({ verified: z.boolean() }),
    kinds: acting,
  },
};
