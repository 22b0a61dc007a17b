import { DomainError } from '@latchkey/kernel';
import { PasswordTries } from '../password-tries.ts';

class NoTryLeft extends DomainError {
  readonly code = 'too-many-requests';
  readonly kind = 'too-many';
}

/** So many tries for everybody, and no hour that passes. */
export class InMemoryPasswordTries extends PasswordTries {
  private readonly counts = new Map<string, number>();

  constructor(private readonly most: number) {
    super();
  }

  async count(userId: string): Promise<void> {
    const count = (this.counts.get(userId) ?? 0) + 1;
    this.counts.set(userId, count);
    if (count > this.most) throw new NoTryLeft({ detail: 'Wait a little.' });
  }
}
