import type { Actor, Permission } from './actor.ts';
import { DomainError } from './domain-error.ts';

/** The actor may not do this. The audit trail keeps who tried what. */
export class NotAllowed extends DomainError {
  readonly code = 'not-allowed';
  readonly kind = 'forbidden';
  constructor(permission: Permission) {
    super({
      detail: 'Your role does not allow this. Ask an administrator of your organisation.',
      cause: `missing permission ${permission}`,
    });
  }
}

/** The first line of a handler that needs a right: it holds for every caller, whatever the edge did. */
export abstract class Permissions {
  /** Throws NotAllowed. */
  abstract require(actor: Actor, permission: Permission): void;

  /** For what is shown to some and left out for others. */
  allows(actor: Actor, permission: Permission): boolean {
    try {
      this.require(actor, permission);
      return true;
    } catch (error) {
      if (error instanceof NotAllowed) return false;
      throw error;
    }
  }
}
