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
  /** Of the application's pages, on which the person is: `https://login.example.com`. */
  readonly portalOrigin: string;
  /** In whose name it happens. */
  readonly applicationId: string;
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
  /** What an authenticator of WebAuthn answered, as JSON. */
  readonly credential?: string;
  /** A telephone number as it was typed. */
  readonly phone?: string;
}

/** One moment at which a method is asked. */
export interface Occasion {
  readonly person: MethodPerson;
  /** Of the enrolment: what is kept is bound to it. */
  readonly enrolmentId: string;
  readonly parameters: unknown;
  readonly now: Date;
}

/** A moment at which a person enrols. */
export interface BeginningOccasion extends Occasion {
  readonly locale: string;
}

/** A moment at which a person proves, or is about to. */
export interface ProvingOccasion extends Occasion {
  /** The recovery in which it happens. */
  readonly requestId: string;
  /** What the method kept of its asking; undefined when it has asked nothing, or that was answered. */
  readonly asked?: Holding | undefined;
}

/** One of the enrolments that a person has in a verification. */
export interface Held {
  readonly enrolmentId: string;
  readonly label: string;
  readonly holding: Holding;
}

export interface BegunEnrolment {
  readonly holding: Holding;
  /** For the person's own page, once: a seed to scan, codes to keep. */
  readonly shown: Readonly<Record<string, string | readonly string[]>>;
  /** How pages name it; never more of a destination than its end. */
  readonly label: string;
  /** Whether it counts only once the person has shown that it works. */
  readonly needsConfirmation: boolean;
  /** Of a method that people may have more than once: what tells this one from the person's others. */
  readonly mark?: string;
}

/** What a page asks of a person who is about to enrol. */
export type EnrolmentForm =
  | { readonly kind: 'nothing' }
  /** The number of a telephone, to which a code goes at once. */
  | { readonly kind: 'phone'; readonly codeLength: number }
  | {
      readonly kind: 'questions';
      /** How many of the choices a person answers. */
      readonly count: number;
      /** Code points. */
      readonly minimumAnswerLength: number;
      readonly choices: readonly AskedText[];
    };

/** A question in the language of who reads it. */
export interface AskedText {
  readonly id: string;
  readonly text: string;
}

/** A refusal's reason is for the log and the audit trail. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly holding: Holding; readonly mark?: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'wrong-code' | 'code-used';
      /** What stays of the asking: as it was when undefined, nothing when null. */
      readonly asked?: Holding | null;
    };

/**
 * A method that a person has to enrol in before it proves anything. It is asked with the row of its enrolment locked,
 * so what it keeps (the last step of a clock, the codes that are left) is compared and set by one at a time.
 */
export abstract class EnrollableMethod {
  abstract readonly key: MethodKey;
  /** Begins an enrolment. `given` is what the person typed for it. Throws InvalidInput. */
  abstract begin(occasion: BeginningOccasion, given: ShownProof): Promise<BegunEnrolment>;
  /** Whether what is shown confirms a begun enrolment; then the holding from now on. */
  abstract confirm(holding: Holding, shown: ShownProof, occasion: Occasion): Promise<Verdict>;
  /** Whether what is shown proves; then the holding from now on. */
  abstract prove(holding: Holding, shown: ShownProof, occasion: ProvingOccasion): Promise<Verdict>;

  /** Fetches what it needs ahead of a transaction in which it begins or asks. */
  ready(): Promise<void> {
    return Promise.resolve();
  }
}

/** A method that a page has to ask for something before it begins. */
export interface HasForm {
  form(parameters: unknown, locale: string): Promise<EnrolmentForm>;
}

/** What a person is asked for before they begin to enrol. */
export function formOf(
  method: EnrollableMethod & Partial<HasForm>,
  parameters: unknown,
  locale: string,
): Promise<EnrolmentForm> {
  return method.form?.(parameters, locale) ?? Promise.resolve({ kind: 'nothing' });
}

/** A method that a person may have more than once. */
export interface HeldSeveral {
  /** Which of them what is shown is judged by: only one is ever compared. Undefined for none. */
  pick(held: readonly Held[], shown: ShownProof, asked: Holding | undefined): Held | undefined;
}

/** The enrolment that what is shown is judged by; the first where a person has only one. */
export function picked(
  method: EnrollableMethod & Partial<HeldSeveral>,
  ...of: Parameters<HeldSeveral['pick']>
): Held | undefined {
  return method.pick ? method.pick(...of) : of[0][0];
}

/** What a person is asked before they prove, as their page shows it. */
export type AskedQuestion =
  | {
      readonly kind: 'questions';
      readonly questions: readonly AskedText[];
    }
  | {
      readonly kind: 'code';
      /** The end of the destination. */
      readonly sentTo: string;
      readonly codeLength: number;
      readonly expiresAt: string;
    }
  /** The options of WebAuthn's `get`, as JSON. */
  | { readonly kind: 'passkey'; readonly options: string };

/** The one who asks, and how. */
export interface AskingOccasion extends Omit<ProvingOccasion, 'enrolmentId'> {
  readonly locale: string;
  /** Which of several enrolments the person wants to prove by; undefined for any. */
  readonly wanted?: string | undefined;
}

export interface AskedProof {
  readonly question: AskedQuestion;
  /** What is kept of the asking until it is answered or asked anew; null for nothing. */
  readonly asked: Holding | null;
  /** An enrolment that holds something else from now on. */
  readonly kept?: Pick<Held, 'enrolmentId' | 'holding'>;
}

/** A method that asks something of its own before it can be proved by. */
export interface AsksFirst {
  /** What it keeps is committed before anybody sees the question. `held` is never empty. Throws DomainError. */
  ask(held: readonly Held[], occasion: AskingOccasion): Promise<AskedProof>;
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

  /** Called ahead of the transaction in which one of them begins or asks. */
  async ready(): Promise<void> {
    await Promise.all([...this.methods.values()].map((method) => method.ready()));
  }

  /** Undefined for a method that nobody enrols in: mail, mocks. */
  find(key: MethodKey): EnrollableMethod | undefined {
    return this.methods.get(key);
  }
}

export const refusedProof = (reason: 'wrong-code' | 'code-used'): Verdict => ({ kind: 'refused', reason });
