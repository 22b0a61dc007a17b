import type { Secrets } from '@latchkey/kernel';
import {
  EnrollableMethod,
  refusedProof,
  type BegunEnrolment,
  type Holding,
  type Occasion,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import { recoveryCodeParameters } from './parameters.ts';

/** Crockford's base 32, without the letters that are mistaken for digits: 5 bits a sign. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 4;
const groupLength = 4;
const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const ignored = /[\s\p{Pd}\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Codes to be kept for the day on which nothing else is left: 80 bits each, every one good once. */
export class RecoveryCodes extends EnrollableMethod {
  readonly key = 'recovery_codes';

  constructor(private readonly secrets: Secrets) {
    super();
  }

  async begin(occasion: Occasion): Promise<BegunEnrolment> {
    const { count } = recoveryCodeParameters.parse(occasion.parameters);
    const codes = Array.from({ length: count }, () => this.code());
    return {
      holding: { left: codes.map((code) => this.digest(code, occasion)) },
      shown: { codes },
      label: String(count),
      needsConfirmation: false,
    };
  }

  /** They count from the beginning: whoever reads them has them. */
  async confirm(): Promise<Verdict> {
    return refusedProof('wrong-code');
  }

  async prove(holding: Holding, { code }: ShownProof, occasion: Occasion): Promise<Verdict> {
    const typed = typedRecoveryCode(code ?? '');
    if (typed === undefined) return refusedProof('wrong-code');
    const digest = this.digest(typed, occasion);
    const left = digestsOf(holding);
    const others = left.filter((each) => !this.same(each, digest));
    return others.length < left.length
      ? { kind: 'accepted', holding: { left: others } }
      : refusedProof('wrong-code');
  }

  private code(): string {
    const bytes = Buffer.from(this.secrets.token(), 'base64url').subarray(0, groups * groupLength);
    const signs = Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
    return (signs.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
  }

  /** Bound to the enrolment: who reads the database cannot tell equal codes, nor try any. */
  private digest(code: string, { person, enrolmentId }: Occasion): string {
    const bound = [person.tenantId, person.environment, person.userId, enrolmentId];
    const plain = typedRecoveryCode(code) ?? code;
    return this.secrets.keyedDigest('recovery-code', ...bound, plain).toString('base64url');
  }

  private same(a: string, b: string): boolean {
    return this.secrets.equal(Buffer.from(a), Buffer.from(b));
  }
}

/** As people type it: in any case, with or without dashes, with O for 0. Undefined when it is no such code. */
export function typedRecoveryCode(typed: string): string | undefined {
  if (typed.length > 256) return undefined;
  const compact = typed.normalize('NFKC').replace(ignored, '').toUpperCase();
  const plain = compact.replace(/[OIL]/g, (letter) => mistaken[letter] ?? letter);
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain) ? plain : undefined;
}

function digestsOf({ left }: Holding): readonly string[] {
  return Array.isArray(left) ? left.map(String) : [];
}
