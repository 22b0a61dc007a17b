import { Aggregate, type Environment } from '@latchkey/kernel';

/** Tries that one code allows, however many arrive at once (S-22, S-23). */
export const codeTries = 5;

export interface NewChallenge {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly requestId: string;
  readonly verificationId: string;
  readonly method: 'email';
  /** Keyed digest of where the secret went; a changed address makes the challenge worthless (S-27). */
  readonly destinationDigest: Buffer;
  readonly codeDigest: Buffer;
  readonly linkDigest: Buffer;
  readonly issuedAt: Date;
  readonly codeUntil: Date;
  readonly linkUntil: Date;
}

/** One code and one link that went out in one message. Each proves once; neither spends the other. */
export class Challenge extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  requestId!: string;
  verificationId!: string;
  method!: 'email';
  destinationDigest!: Buffer;
  codeDigest!: Buffer;
  linkDigest!: Buffer;
  issuedAt!: Date;
  codeUntil!: Date;
  linkUntil!: Date;
  codeAttempts!: number;
  codeUsedAt!: Date | null;
  linkUsedAt!: Date | null;
  /** Set when a newer code of the same flow was sent: voids this code, never this link (decision 3). */
  supersededAt!: Date | null;

  static issue(challenge: NewChallenge): Challenge {
    return Object.assign(new Challenge(), challenge, {
      codeAttempts: 0,
      codeUsedAt: null,
      linkUsedAt: null,
      supersededAt: null,
    });
  }
}
