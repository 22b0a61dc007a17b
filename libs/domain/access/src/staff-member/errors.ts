import { DomainError, type FieldFault } from '@latchkey/kernel';

/** Who is no administrator cannot hand out what they do not have (S-46). */
export class RoleNotGrantable extends DomainError {
  readonly code = 'role-not-grantable';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'You can only grant roles that you have yourself. Ask an administrator.' });
  }
}

/** Nobody changes their own roles (S-46). */
export class OwnRoles extends DomainError {
  readonly code = 'own-roles';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'Nobody changes their own roles. Ask another administrator.' });
  }
}

/** Nobody acts on an account that stands above their own (S-46). */
export class HigherRank extends DomainError {
  readonly code = 'higher-rank';
  readonly kind = 'forbidden';
  constructor() {
    super({ detail: 'This account has a higher role than yours. Ask an administrator.' });
  }
}

/** A tenant without an administrator could not be helped from inside (S-46). */
export class LastAdministrator extends DomainError {
  readonly code = 'last-administrator';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'This is the last administrator. Make somebody else an administrator first.' });
  }
}

export class StaffAddressTaken extends DomainError {
  readonly code = 'staff-address-taken';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'A staff member with this address exists. Change their roles, or use another address.' });
  }
}

/** Only who has not joined yet can be invited again. */
export class AlreadyJoined extends DomainError {
  readonly code = 'already-joined';
  readonly kind = 'conflict';
  constructor() {
    super({ detail: 'This staff member has no open invitation: they have joined already, or are disabled.' });
  }
}

export class StaffPasswordRefused extends DomainError {
  readonly code = 'password-refused';
  readonly kind = 'invalid';
  constructor(errors: readonly FieldFault[]) {
    super({ detail: 'Choose another password.', errors });
  }
}
