import { DomainError } from '@latchkey/kernel';

/** Why a request was refused, in the words of RFC 7644, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** A request that SCIM itself has a word for. */
export class ScimFault extends DomainError {
  readonly code = 'scim-refused';
  readonly kind = 'invalid';
  constructor(scimType: ScimType, detail: string) {
    super({ detail, errors: [{ pointer: '', code: scimType, detail }] });
  }
}
