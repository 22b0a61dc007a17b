import { minutes, type Environment } from '@latchkey/kernel';
import type { ApplicationPermission } from '../api-key/application-permissions.ts';

/** Milliseconds for which an access token is good. Nothing makes one longer. */
export const accessTokenLifetime = minutes(5);

/** An application that showed its key for a token. */
export interface ApplicationAccess {
  readonly kind: 'application';
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
  /** By which it was got: a token is worth nothing once its key is revoked. */
  readonly keyId: string;
  readonly permissions: readonly ApplicationPermission[];
}

/** Somebody who is signed in at an application, told to that application. */
export interface UserAccess {
  readonly kind: 'user';
  readonly tenantId: string;
  readonly environment: Environment;
  /** For whom the token is: nobody else may believe it. */
  readonly applicationId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** How the person proved who they are (RFC 8176): `pwd` and the like. */
  readonly methods: readonly string[];
}

export interface MintedToken {
  readonly token: string;
  /** Milliseconds from now on. */
  readonly lifetime: number;
}

/** A JSON Web Key as everybody may have it (RFC 7517). */
export type PublicKey = Readonly<Record<string, unknown>>;

/**
 * Signed tokens that whoever has the published keys can check alone. Times are those of the database's clock.
 * Errors: Unavailable while no key was published yet.
 */
export abstract class AccessTokens {
  /** Fetches what signing needs ahead of a transaction, so that none waits for another connection. */
  abstract ready(): Promise<void>;
  /** By which tokens that are still good can be checked, those of the next pair too. */
  abstract publicKeys(): Promise<readonly PublicKey[]>;
  abstract mint(access: ApplicationAccess | UserAccess): Promise<MintedToken>;
  /** Undefined for whatever was not signed here, for the platform's own API, and for this moment. */
  abstract verifyApplication(token: string): Promise<ApplicationAccess | undefined>;
  /** The same for a token of a person, as the application that it was made for has to check it. */
  abstract verifyUser(token: string, applicationId: string): Promise<UserAccess | undefined>;
}
