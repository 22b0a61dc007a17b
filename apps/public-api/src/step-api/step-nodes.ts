import type { MessageId, PlainValues, Words } from '@latchkey/ui';

/** One sentence: its id never changes its meaning, its text is in the reader's language. */
export interface StepMessage {
  readonly id: MessageId;
  readonly params: PlainValues;
  readonly text: string;
}

export type NodeGroup = 'identification' | 'verification' | 'reset' | 'outcome';
export const stepActionNames = [
  ...(['identify', 'prove', 'ask', 'prove-more', 'resend', 'set-password'] as const),
  ...(['generate-password', 'request-password', 'unlock', 'look'] as const),
] as const;
export type StepActionName = (typeof stepActionNames)[number];

/** What a page is made of. A client draws the types that it knows, in the order in which they come. */
export type StepNode =
  | { readonly type: 'text'; readonly group: NodeGroup; readonly message: StepMessage }
  | ({ readonly type: 'input'; readonly group: NodeGroup } & InputNode)
  | {
      readonly type: 'choice';
      readonly group: NodeGroup;
      /** The field of the request’s body. */
      readonly name: 'verificationId' | 'enrolmentId';
      readonly required: boolean;
      readonly label: StepMessage;
      /** Names are the tenant’s own words: escape them. */
      readonly options: readonly ChoiceOption[];
    }
  | {
      /** A line to type into: what is typed is sent in `answers`, by this id. */
      readonly type: 'question';
      readonly group: NodeGroup;
      readonly id: string;
      /** The tenant's own words: escape them. */
      readonly text: string;
    }
  | {
      /** The browser is asked for a passkey; what it answers is sent as `credential`. */
      readonly type: 'passkey';
      readonly group: NodeGroup;
      /** JSON, for `navigator.credentials.get`. */
      readonly options: string;
    }
  | {
      readonly type: 'submit';
      readonly group: NodeGroup;
      readonly action: StepActionName;
      readonly label: StepMessage;
    }
  | {
      /** Shown by this answer and never again. */
      readonly type: 'generated-password';
      readonly group: NodeGroup;
      readonly value: string;
      readonly label: StepMessage;
    }
  | {
      readonly type: 'link';
      readonly group: NodeGroup;
      readonly href: string;
      readonly label: StepMessage;
    };

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** How one goes on from it. */
  readonly action: Extract<StepActionName, 'ask' | 'prove-more'>;
}

export interface InputNode {
  /** The field of the request's body. */
  readonly name: 'identifier' | 'code' | 'newPassword';
  readonly inputType: 'text' | 'password';
  /** False where only some choices of the page need it. */
  readonly required: boolean;
  /** For the `autocomplete` and `inputmode` attributes: password managers and keyboards need them. */
  readonly autocomplete: 'username' | 'one-time-code' | 'new-password';
  readonly inputmode: 'text' | 'numeric';
  readonly label: StepMessage;
  readonly hint: StepMessage | null;
  /** For the `passwordrules` attribute; null where there are none. */
  readonly passwordRules: string | null;
}

/** How the next step is taken. */
export interface StepAction {
  readonly name: StepActionName;
  readonly method: 'POST';
  readonly path: string;
  /** Fields of the body that this action needs, besides `id`. */
  readonly fields: readonly string[];
}

export interface NamesOnPage {
  readonly tenant: string;
  readonly application: string;
}

/** Says things to one reader, in the name of one tenant. */
export class StepVoice {
  constructor(
    private readonly words: Words,
    private readonly names: NamesOnPage,
  ) {}

  say(id: MessageId, values: PlainValues = {}): StepMessage {
    const params = { ...this.names, ...values };
    return { id, params, text: this.words.say(id, params) };
  }

  text(group: NodeGroup, id: MessageId, values: PlainValues = {}): StepNode {
    return { type: 'text', group, message: this.say(id, values) };
  }

  submit(group: NodeGroup, action: StepActionName, id: MessageId): StepNode {
    return { type: 'submit', group, action, label: this.say(id) };
  }
}
