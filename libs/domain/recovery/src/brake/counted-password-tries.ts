import { TenantContext } from '@latchkey/kernel';
import { PasswordTries } from '@latchkey/sign-in';
import { CallerCounters } from './caller-counters.ts';

/** Tries at the password of one account, by all of its sessions together. */
export class CountedPasswordTries extends PasswordTries {
  constructor(private readonly counters: CallerCounters) {
    super();
  }

  async count(userId: string): Promise<void> {
    const { tenantId, environment } = TenantContext.current();
    await this.counters.count([['passwordsPerAccount', `${tenantId} ${environment} ${userId}`]]);
  }
}
