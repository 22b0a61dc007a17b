import { later, Secrets, seconds, type Environment } from '@latchkey/kernel';
import { Challenge } from '../../challenge/challenge.ts';
import type { EmailParameters } from './parameters.ts';

export interface EmailChallengeRequest {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly requestId: string;
  readonly verification: { readonly id: string; readonly parameters: EmailParameters };
  /** The address on file, or what stands for it in a decoy. */
  readonly destination: string;
  readonly now: Date;
  /** Known beforehand, where somebody tries us out in a test environment; a random one when left out. */
  readonly code?: string;
}

/** What was made. The plain values go into the sealed message and nowhere else. */
export interface EmailChallenge {
  readonly challenge: Challenge;
  readonly code: string;
  readonly linkToken: string;
}

const step = 'verify';
const method = 'email';

/** Proof that a mailbox is held: a 256-bit link and a short code in one mail. */
export class EmailMethod {
  constructor(private readonly secrets: Secrets) {}

  challenge(wanted: EmailChallengeRequest): EmailChallenge {
    const { tenantId, environment, requestId, now } = wanted;
    const { codeLength, codeLifetimeSeconds, linkLifetimeSeconds } = wanted.verification.parameters;
    const id = this.secrets.id();
    const code = wanted.code ?? this.secrets.code(codeLength);
    const linkToken = this.secrets.token();
    const destinationDigest = this.destinationDigest(wanted.destination);
    const binding = { tenantId, environment, requestId, step, method, challengeId: id };
    const challenge = Challenge.issue({
      tenantId,
      environment,
      id,
      requestId,
      verificationId: wanted.verification.id,
      method,
      destinationDigest,
      codeDigest: this.secrets.codeDigest(
        { ...binding, destination: destinationDigest.toString('hex') },
        code,
      ),
      linkDigest: this.secrets.tokenDigest(linkToken),
      issuedAt: now,
      codeUntil: later(now, seconds(codeLifetimeSeconds)),
      linkUntil: later(now, seconds(linkLifetimeSeconds)),
    });
    return { challenge, code, linkToken };
  }

  destinationDigest(address: string): Buffer {
    return this.secrets.keyedDigest('destination', method, address);
  }

  /** Compares in constant time, bound to tenant, flow, step, method, challenge and destination (S-28). */
  matches(
    given: { tenantId: string; environment: Environment; requestId: string; code: string },
    stored: { challengeId: string; codeDigest: Buffer; destinationDigest: Buffer },
  ): boolean {
    const { code, ...bound } = given;
    const binding = { ...bound, step, method, challengeId: stored.challengeId };
    const destination = stored.destinationDigest.toString('hex');
    return this.secrets.equal(this.secrets.codeDigest({ ...binding, destination }, code), stored.codeDigest);
  }
}
