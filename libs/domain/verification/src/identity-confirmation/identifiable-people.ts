import { Users } from '@latchkey/identity';
import { InvalidInput, NotFound, Permissions, TenantContext } from '@latchkey/kernel';
import { unknownPerson } from './errors.ts';

/** Whom an agent may look at. */
export class IdentifiablePeople {
  constructor(
    private readonly users: Users,
    private readonly permissions: Permissions,
  ) {}

  /** Nobody looks at an account that stands above their own (S-46). Throws InvalidInput, NotAllowed. */
  async require(userId: string): Promise<void> {
    const user = await this.users.get(userId).catch((error: unknown) => {
      throw error instanceof NotFound ? new InvalidInput([unknownPerson]) : error;
    });
    if (user.privileged)
      this.permissions.require(TenantContext.current().actor, 'privileged-person:identify');
  }
}
