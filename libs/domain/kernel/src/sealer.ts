/** Where a sealed value lives. It opens there and nowhere else: the parts are authenticated with it. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Secrets that must be read back, at rest: envelope encryption with a data key per tenant. */
export abstract class Sealer {
  abstract seal(plain: string, place: SealedPlace): Promise<Buffer>;
  abstract open(sealed: Uint8Array, place: SealedPlace): Promise<string>;
}

/** What must cross to the worker: sealed to the worker's public key, so that who writes it cannot read it. */
export abstract class HandOver {
  /** A compact JWE. `purpose` is authenticated; a parcel of one purpose opens for no other. */
  abstract seal(purpose: string, content: Readonly<Record<string, string>>): Promise<string>;
}

/** The worker's side of the hand-over. */
export abstract class HandOverOpener {
  /** Throws when the parcel is not ours, is altered, or has another purpose. */
  abstract open(purpose: string, parcel: string): Promise<Record<string, string>>;
}
