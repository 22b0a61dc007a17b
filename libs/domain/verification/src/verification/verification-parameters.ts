import { InvalidInput } from '@latchkey/kernel';
import type { z } from 'zod';
import { authenticatorParameters } from '../methods/authenticator/parameters.ts';
import { emailParameters } from '../methods/email/parameters.ts';
import { passkeyParameters } from '../methods/passkey/parameters.ts';
import { personalDataParameters } from '../methods/personal-data/parameters.ts';
import { questionParameters } from '../methods/questions/parameters.ts';
import { recoveryCodeParameters } from '../methods/recovery-codes/parameters.ts';
import { smsParameters } from '../methods/sms/parameters.ts';

/** Methods of which a tenant can make verifications. */
export const verificationTypes = [
  'email',
  'mock_success',
  'mock_failure',
  'mock_enrolled',
  'authenticator',
  'recovery_codes',
  'passkey',
  'questions',
  'personal_data',
  'personal_data_confirmation',
  'sms',
] as const;
export type VerificationType = (typeof verificationTypes)[number];

/** As its type has them. A mock has none (PR-B06). */
export type VerificationParameters = Readonly<Record<string, unknown>>;

/** Null: a mock's are cleared. */
const schemas: Readonly<Record<VerificationType, z.ZodType<VerificationParameters> | null>> = {
  email: emailParameters,
  authenticator: authenticatorParameters,
  recovery_codes: recoveryCodeParameters,
  passkey: passkeyParameters,
  questions: questionParameters,
  personal_data: personalDataParameters,
  personal_data_confirmation: personalDataParameters,
  sms: smsParameters,
  mock_success: null,
  mock_failure: null,
  mock_enrolled: null,
};

/**
 * What is stored of the given parameters: what was left out has its default, and the limits and names of the type hold
 * for every caller, whatever the edge checked (PR-B13). A mock's are cleared (PR-B06). Throws InvalidInput.
 */
export function parametersOf(type: VerificationType, given: object): VerificationParameters {
  const schema = schemas[type];
  if (!schema) return {};
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidInput(
    read.error.issues.flatMap((issue) => {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      return names.map((name) => ({
        pointer: ['/parameters', ...issue.path.map(String), ...(name === undefined ? [] : [name])].join('/'),
        code: name === undefined ? 'out-of-range' : 'unknown',
        detail:
          name === undefined
            ? outOfRange(issue)
            : 'Verifications of this type have no such parameter. Take it away.',
      }));
    }),
  );
}

/** Rules of our own say it in their words. */
function outOfRange({ code, message }: z.core.$ZodIssue): string {
  return code === 'custom' ? message : 'This is outside the limits for verifications of this type.';
}
