import { Clock, part, Secrets } from '@latchkey/kernel';
import { CreateVerificationHandler, VerificationEntry } from './use-cases/create-verification.ts';
import { Verifications } from './verification/verifications.ts';

/** What an application needs beside the ports to administer verifications. */
export const verificationAdministrationParts = [part(VerificationEntry, Verifications, Secrets, Clock)];

export const verificationAdministrationHandlers = [CreateVerificationHandler];
