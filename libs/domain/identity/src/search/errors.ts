import { DomainError } from '@latchkey/kernel';
import { mostMembersTold } from './search-groups.ts';

/** A list of members that no answer should carry. */
export class TooManyMembers extends DomainError {
  readonly code = 'too-many-members';
  readonly kind = 'invalid';
  constructor() {
    super({ detail: `Ask without members: these groups have more than ${mostMembersTold}.` });
  }
}
