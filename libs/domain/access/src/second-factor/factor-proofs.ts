/** One-time passwords by the clock. Answered in composition by those that users have. */
export abstract class StaffAppCodes {
  abstract newSeed(): string;
  /** The address behind the QR code. */
  abstract address(seed: string, issuer: string, account: string): string;
  /** The step that a code is of, at most one away from `now`; undefined when it is of none. */
  abstract stepOf(seed: string, code: string, now: Date): number | undefined;
}

/** A passkey as it is kept. Nothing in it is a secret. */
export interface StaffPasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface PasskeyCeremony {
  /** JSON, for the browser. */
  readonly options: string;
  readonly challenge: string;
}

/** The two ceremonies of WebAuthn at the origin of the console, with user verification. Answered in composition. */
export abstract class StaffPasskeys {
  /** False where nobody has said what the origin of the console is. */
  abstract readonly offered: boolean;
  abstract create(organisation: string, person: { handle: string; name: string }): Promise<PasskeyCeremony>;
  /** Undefined for what is no new key made for this challenge at this origin. */
  abstract created(challenge: string, shown: string): Promise<StaffPasskey | undefined>;
  abstract ask(passkeys: readonly StaffPasskey[]): Promise<PasskeyCeremony>;
  /** The new count; undefined where this key did not sign this challenge at this origin, or goes backwards. */
  abstract answered(challenge: string, passkey: StaffPasskey, shown: string): Promise<number | undefined>;
}
