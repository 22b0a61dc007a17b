import type { Environment } from '@latchkey/kernel';
import type { MethodKey } from './method-traits.ts';

/** The person who enrols in a method, or proves by it. */
export interface MethodPerson {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly userId: string;
  readonly userName: string;
  /** Shown beside the account in an authenticator app. */
  readonly tenantName: string;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** All that a method keeps of one person: sealed as a whole, and read by nobody but the method. */
export type Holding = Readonly<Record<string, Json>>;

/** What a person shows. Each method reads what it has asked for and nothing else. */
export interface ShownProof {
  /** As it was typed. */
  readonly code?: string;
  /** By the id of the question. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** One moment at which a method is asked. */
export interface Occasion {
  readonly person: MethodPerson;
  /** Of the enrolment: what is kept is bound to it. */
  readonly enrolmentId: string;
  readonly parameters: unknown;
  readonly now: Date;
}

export interface BegunEnrolment {
  readonly holding: Holding;
  /** For the person's own page, once: a seed to scan, codes to keep. */
  readonly shown: Readonly<Record<string, string | readonly string[]>>;
  /** How pages name it; never more of a destination than its end. */
  readonly label: string;
  /** Whether it counts only once the person has shown that it works. */
  readonly needsConfirmation: boolean;
}

/** A refusal's reason is for the log and the audit trail. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly holding: Holding }
  | { readonly kind: 'refused'; readonly reason: 'wrong-code' | 'code-used' };

/**
 * A method that a person has to enrol in before it proves anything. It is asked with the row of its enrolment locked,
 * so what it keeps (the last step of a clock, the codes that are left) is compared and set by one at a time.
 */
export abstract class EnrollableMethod {
  abstract readonly key: MethodKey;
  /** Begins an enrolment. `given` is what the person typed for it. Throws InvalidInput. */
  abstract begin(occasion: Occasion, given: ShownProof): Promise<BegunEnrolment>;
  /** Whether what is shown confirms a begun enrolment; then the holding from now on. */
  abstract confirm(holding: Holding, shown: ShownProof, occasion: Occasion): Promise<Verdict>;
  /** Whether what is shown proves; then the holding from now on. */
  abstract prove(holding: Holding, shown: ShownProof, occasion: Occasion): Promise<Verdict>;
}

/** A method that asks something of its own before it can be proved by. */
export interface AsksFirst {
  /** Ids of what is asked, and the holding from now on: it is kept before anybody sees the questions. */
  ask(
    holding: Holding,
    occasion: Occasion,
  ): Promise<{ readonly questions: readonly string[]; readonly holding: Holding }>;
}

export function asksFirst(method: EnrollableMethod): method is EnrollableMethod & AsksFirst {
  return 'ask' in method && typeof method.ask === 'function';
}

/** Those that this process holds. */
export class EnrollableMethods {
  private readonly methods: ReadonlyMap<MethodKey, EnrollableMethod>;

  constructor(methods: readonly EnrollableMethod[]) {
    this.methods = new Map(methods.map((method) => [method.key, method]));
  }

  /** Undefined for a method that nobody enrols in: mail, mocks. */
  find(key: MethodKey): EnrollableMethod | undefined {
    return this.methods.get(key);
  }
}

export const refusedProof = (reason: 'wrong-code' | 'code-used'): Verdict => ({ kind: 'refused', reason });
