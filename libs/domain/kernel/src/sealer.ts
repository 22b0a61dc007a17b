/** Where a sealed value lives. It opens there and nowhere else: the parts are authenticated with it. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Secrets that must be read back, at rest: envelope encryption with a data key per tenant. */
export abstract class Sealer {
  /** Fetches what sealing needs ahead of a transaction, so that none waits for another connection. */
  abstract ready(): Promise<void>;
  abstract seal(plain: string, place: SealedPlace): Promise<Buffer>;
  abstract open(sealed: Uint8Array, place: SealedPlace): Promise<string>;
}

/** What must cross to the worker: sealed to the worker's public key, so that who writes it cannot read it. */
export abstract class HandOver {
  /** Fetches what sealing needs ahead of a transaction, so that none waits for another connection. */
  abstract ready(): Promise<void>;
  /** A compact JWE. `purpose` is authenticated; a parcel of one purpose opens for no other. */
  abstract seal(purpose: string, content: Readonly<Record<string, string>>): Promise<string>;
}

/** The worker's side of the hand-over. */
export abstract class HandOverOpener {
  /** Throws when the parcel is not ours, is altered, or has another purpose. */
  abstract open(purpose: string, parcel: string): Promise<Record<string, string>>;
}

/** A pair of keys for one answer: what is sealed to it opens only where the question was asked, while it is asked. */
export interface ReplyKey {
  /** A JSON Web Key as text. */
  readonly publicKey: string;
  /** Undefined when it was sealed to another pair: of an earlier call of the same question, for one. */
  open(parcel: string): Promise<Readonly<Record<string, string>> | undefined>;
}

export abstract class ReplyKeys {
  abstract make(): Promise<ReplyKey>;
}

/** The answering side. */
export abstract class ReplySealer {
  /** A compact JWE. Throws when the key is not one that `ReplyKeys` makes. */
  abstract seal(publicKey: string, content: Readonly<Record<string, string>>): Promise<string>;
}

/** A tenant's data key as it is stored: wrapped by a key that is never in the database. */
export interface WrappedDataKey {
  readonly version: number;
  readonly wrapped: Uint8Array;
}

/** Where wrapped data keys live. Destroying them destroys everything that a tenant has sealed. */
export abstract class DataKeys {
  /** The newest; undefined when the tenant has none yet. */
  abstract newest(): Promise<WrappedDataKey | undefined>;
  abstract find(version: number): Promise<WrappedDataKey | undefined>;
  /** Keeps the first key of a version: who comes second gets the first one's. */
  abstract keep(key: WrappedDataKey): Promise<WrappedDataKey>;
}

/** The pair of keys by which parcels reach the worker. Replaced at most every 24 hours, so that old logs go dark. */
export interface WorkerKey {
  readonly id: string;
  /** JSON Web Key, public part. */
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export interface SealedWorkerKey extends WorkerKey {
  /** The private part, sealed by a key that only the worker's machine holds. */
  readonly sealedPrivateKey: Uint8Array;
}

/** Where the worker publishes its keys. APIs can read the public part only. */
export abstract class WorkerKeys {
  /** Undefined until a worker has run once. */
  abstract newest(): Promise<WorkerKey | undefined>;
}

/** The worker's own view of them. */
export abstract class SealedWorkerKeys {
  abstract all(): Promise<SealedWorkerKey[]>;
  abstract add(key: Omit<SealedWorkerKey, 'createdAt'>): Promise<void>;
  abstract removeOlderThan(milliseconds: number): Promise<void>;
}

/** A value that only the right key opens: it says at start whether this process holds it. */
export abstract class KeyCanaries {
  /** Keeps `sealed` if there is none of this name yet, and answers what is kept. */
  abstract keep(name: string, sealed: Uint8Array): Promise<Uint8Array>;
}
