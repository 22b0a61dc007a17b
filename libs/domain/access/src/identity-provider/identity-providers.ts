import type { IdentityProvider } from './identity-provider.ts';

/** All identity providers of the tenant. */
export abstract class IdentityProviders {
  abstract find(id: string): Promise<IdentityProvider | undefined>;
  /** By the key of its name, whatever its state; undefined when there is none. */
  abstract named(nameKey: string): Promise<IdentityProvider | undefined>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<IdentityProvider>;
  /** Throws Conflict when its name or its issuer is taken. */
  abstract add(provider: IdentityProvider): Promise<void>;
  /** Called before a provider takes them. Throws Conflict when another one has the name or the issuer. */
  abstract reserve(provider: { id: string; name: string; issuer: string }): Promise<void>;
  /** The identities that it has vouched for go with it. */
  abstract remove(provider: IdentityProvider): Promise<void>;
}
