import { later, minutes } from '@latchkey/kernel';
import { usualTerms } from '../reset-request/ending.ts';
import type { Proof } from '../reset-request/proof.ts';
import type { NewResetRequest } from '../reset-request/new-reset-request.ts';
import { ResetRequest } from '../reset-request/reset-request.ts';
import type { Standing } from '../reset-request/standing.ts';

/** Noon of the day on which all stories begin. */
export const noon = new Date('2026-03-01T12:00:00.000Z');

export const after = (milliseconds: number): Date => later(noon, milliseconds);

export const mailProof = 'verification-mail';

/** Everything is as it was when the flow began. */
export const allWell: Standing = {
  tenantActive: true,
  applicationActive: true,
  processActive: true,
  verificationActive: true,
  storeActive: true,
  accountPresent: true,
  accountActive: true,
  accountInAudience: true,
  accountWithinAssurance: true,
  notBefore: null,
  unlockNotBefore: null,
  terms: usualTerms,
  destination: 'ada@example.com',
};

/** A request that was started at noon and whose link lives for half an hour. */
export function started(changes: Partial<NewResetRequest> = {}): ResetRequest {
  return ResetRequest.start({
    tenantId: 'tenant',
    environment: 'live',
    id: 'request',
    processId: 'process',
    processVersion: 1,
    applicationId: 'application',
    storeId: 'store',
    userId: 'ada',
    accountKey: Buffer.from('account'),
    owed: [mailProof],
    optional: [],
    wanted: 0,
    flowDigest: Buffer.from('first secret'),
    locale: 'en',
    requestExpiry: 30,
    mailsLink: true,
    now: noon,
    linkUntil: after(minutes(30)),
    ...changes,
  });
}

export function proof(givenAt: Date, changes: Partial<Proof> = {}): Proof {
  return { verificationId: mailProof, challengeId: 'challenge', via: 'code', givenAt, ...changes };
}

/** A request whose every proof was given at this moment. */
export function proven(givenAt: Date, changes: Partial<NewResetRequest> = {}): ResetRequest {
  const request = started(changes);
  for (const verificationId of request.owed)
    request.prove(proof(givenAt, { verificationId }), Buffer.from('new secret'));
  return request;
}

/** A request whose new password is on its way to the store. */
export function changing(): ResetRequest {
  const request = proven(noon);
  request.decide('choose_password', 'change', allWell, noon);
  return request;
}
