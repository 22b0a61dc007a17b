import type { LockState } from '@latchkey/credentials';
import { scalarAt } from './attribute-path.ts';
import type { UserResource } from './schemas.ts';
import type { PatchOperation } from './scim-provider.ts';
import type { ScimSettings } from './settings.ts';

type Lock = ScimSettings['lock'];

/** What ends a lock; undefined where nobody has described one. */
export function unlocking(lock: Lock): PatchOperation[] | undefined {
  switch (lock.kind) {
    case 'none':
      return undefined;
    case 'active':
      return [{ op: 'replace', path: 'active', value: true }];
    case 'attribute':
      return [{ op: 'replace', path: lock.path, value: lock.unlocked }];
  }
}

export function lockStateOf(lock: Lock, user: UserResource): LockState {
  switch (lock.kind) {
    case 'none':
      return 'unknown';
    case 'active':
      return user.active === undefined ? 'unknown' : user.active ? 'not_locked' : 'locked';
    case 'attribute': {
      const found = scalarAt(user, lock.path);
      if (found === lock.locked) return 'locked';
      return found === lock.unlocked ? 'not_locked' : 'unknown';
    }
  }
}
