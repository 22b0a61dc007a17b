import { Users } from '@latchkey/identity';
import type { PasswordUpdatedCredentialManagerEvent } from '../paused-sign-in/events.ts';

/**
 * Hears that a password was updated, in the transaction in which that is written, and takes away the attribute that
 * asked for it: the next sign-in does not ask again (AA-09).
 */
export class ResetFlagListener {
  constructor(private readonly users: Users) {}

  async hear({ subject: userId, attribute }: PasswordUpdatedCredentialManagerEvent): Promise<void> {
    if (attribute === null) return;
    const user = await this.users.getForUpdate(userId);
    const { [attribute]: flag, ...others } = user.attributes;
    if (flag === undefined) return;
    user.changeAttributes(others, user.version);
    await this.users.keepAttributes(user);
  }
}
