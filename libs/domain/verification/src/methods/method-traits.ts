/** Ways of proving that this house knows. */
export const methodKeys = [
  'email',
  'authenticator',
  'recovery_codes',
  'passkey',
  'sms',
  'mock_success',
  'mock_failure',
  'mock_enrolled',
  'questions',
  'personal_data',
  'personal_data_confirmation',
] as const;
export type MethodKey = (typeof methodKeys)[number];

/** What a proof shows that somebody holds. Two proofs of one class count once (S-34). */
export type AssuranceClass =
  'possession-email' | 'possession-phone' | 'authenticator' | 'recovery-codes' | 'passkey' | 'mock';

/** How a person comes to have the method: not at all, by an address on file, or by enrolling themselves. */
export type EnrolmentKind = 'none' | 'automatic' | 'personal';

export interface MethodTraits {
  /** Null for what proves nothing: questions and personal data only add to another proof (decision 6). */
  readonly assuranceClass: AssuranceClass | null;
  /** 0 to 10; how hard it is for somebody else to give this proof (BY-13). */
  readonly weight: number;
  readonly enrolment: EnrolmentKind;
  /** What a person types to prove by it. */
  readonly asksFor: 'nothing' | 'code' | 'answers' | 'passkey';
  /** Whether it asks something of its own first: questions, a message to a phone. */
  readonly asksFirst: boolean;
  /** Proves nothing to anybody and refuses to activate in the live environment (decision 7, S-49). */
  readonly testOnly: boolean;
  /** Given by an agent of the service desk for a caller: nobody gives it by themselves. */
  readonly agentOnly?: true;
}

const mock: MethodTraits = {
  assuranceClass: 'mock',
  weight: 2,
  enrolment: 'none',
  asksFor: 'nothing',
  asksFirst: false,
  testOnly: true,
};
const knowledge: MethodTraits = {
  ...{ assuranceClass: null, weight: 0, enrolment: 'personal', asksFor: 'answers', asksFirst: true },
  testOnly: false,
};

/** One line for each method. */
export const methodTraits: Readonly<Record<MethodKey, MethodTraits>> = {
  email: {
    assuranceClass: 'possession-email',
    weight: 2,
    enrolment: 'automatic',
    asksFor: 'code',
    asksFirst: false,
    testOnly: false,
  },
  authenticator: {
    assuranceClass: 'authenticator',
    weight: 4,
    enrolment: 'personal',
    asksFor: 'code',
    asksFirst: false,
    testOnly: false,
  },
  recovery_codes: {
    assuranceClass: 'recovery-codes',
    weight: 3,
    enrolment: 'personal',
    asksFor: 'code',
    asksFirst: false,
    testOnly: false,
  },
  // Two factors at once: the device, and the look, finger or PIN that it asks for (NIST SP 800-63B §3.2.5).
  passkey: {
    assuranceClass: 'passkey',
    weight: 6,
    enrolment: 'personal',
    asksFor: 'passkey',
    asksFirst: true,
    testOnly: false,
  },
  // Restricted by NIST SP 800-63B §3.2.9: numbers are ported, and texts are read on their way. No more than a mail.
  sms: {
    assuranceClass: 'possession-phone',
    weight: 2,
    enrolment: 'personal',
    asksFor: 'code',
    asksFirst: true,
    testOnly: false,
  },
  mock_success: mock,
  mock_failure: mock,
  mock_enrolled: { ...mock, enrolment: 'personal', asksFor: 'code' },
  questions: knowledge,
  personal_data: { ...knowledge, enrolment: 'none' },
  personal_data_confirmation: {
    ...{ ...knowledge, enrolment: 'none', asksFor: 'nothing', asksFirst: false },
    agentOnly: true,
  },
};

/** Methods that ask a person for nothing, so that nothing can be guessed. */
export const askingNothing = methodKeys.filter(
  (key) => methodTraits[key].asksFor === 'nothing' && !methodTraits[key].agentOnly,
);

/** Methods that everybody can prove by: there is nothing to enrol in and nothing to have on record. */
export const everybodysMethods = methodKeys.filter(
  (key) => methodTraits[key].enrolment === 'automatic' || askingNothing.includes(key),
);

/** Methods by which people tell what they know: that is guessed sooner than what they hold. */
export const answeredMethods = methodKeys.filter((key) => methodTraits[key].asksFor === 'answers');
