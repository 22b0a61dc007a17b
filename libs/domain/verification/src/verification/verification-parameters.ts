import { InvalidInput } from '@latchkey/kernel';
import { emailParameters, type EmailParameters } from '../methods/email/parameters.ts';

/** Methods of which a tenant can make verifications. */
export const verificationTypes = ['email', 'mock_success', 'mock_failure'] as const;
export type VerificationType = (typeof verificationTypes)[number];

/** A mock has none (PR-B06). */
export type VerificationParameters = EmailParameters | Readonly<Record<string, never>>;

/**
 * What is stored of the given parameters: what was left out has its default, and the limits and names of the type hold
 * for every caller, whatever the edge checked (PR-B13). A mock's are cleared (PR-B06). Throws InvalidInput.
 */
export function parametersOf(type: VerificationType, given: object): VerificationParameters {
  if (type !== 'email') return {};
  const read = emailParameters.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidInput(
    read.error.issues.map(({ path }) => ({
      pointer: ['/parameters', ...path.map(String)].join('/'),
      code: 'out-of-range',
      detail: 'This is outside the limits for mail verifications.',
    })),
  );
}
