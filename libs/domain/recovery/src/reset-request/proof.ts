/** A proof that was given: the only thing from which "proven" is ever derived (S-26). */
export interface Proof {
  readonly verificationId: string;
  readonly challengeId: string;
  readonly via: 'code' | 'link' | 'mock';
  readonly givenAt: Date;
}
