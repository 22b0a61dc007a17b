import { identifierLabels, type MessageId } from '@latchkey/ui';
import type { EndingChoice, ResetView } from '@latchkey/recovery';
import type { PolicyDescription } from '@latchkey/credentials';
import type { AskedIdentifier } from '../appearance/plan-view.ts';
import type { StepAction, StepActionName, StepMessage, StepNode, StepVoice } from './step-nodes.ts';

export type StepState =
  | 'identify'
  | 'verify'
  | 'reset'
  | 'waiting'
  | 'submitted'
  | 'success'
  | 'failure'
  | 'expired'
  | 'outcome_unknown';

/** What a step shows: the same for whoever has an account and whoever has none. */
export interface StepPage {
  readonly state: StepState;
  readonly messages: readonly StepMessage[];
  readonly nodes: readonly StepNode[];
  readonly actions: readonly StepAction[];
}

const base = '/v1/pwd_reset';
const roads: Readonly<Record<StepActionName, Omit<StepAction, 'name' | 'method'>>> = {
  identify: { path: `${base}/identify`, fields: ['identifier'] },
  prove: { path: `${base}/verify`, fields: ['code'] },
  ask: { path: `${base}/verify`, fields: ['verificationId', 'ask'] },
  'prove-more': { path: `${base}/verify`, fields: ['verificationId', 'code', 'answers', 'credential'] },
  resend: { path: `${base}/verify`, fields: ['resend'] },
  'set-password': { path: `${base}/reset`, fields: ['newPassword'] },
  'generate-password': { path: `${base}/reset`, fields: ['generate'] },
  'request-password': { path: `${base}/reset`, fields: ['request'] },
  unlock: { path: `${base}/reset`, fields: ['unlock'] },
  look: { path: `${base}/verify`, fields: [] },
};

export function actions(...names: readonly StepActionName[]): StepAction[] {
  return names.map((name) => ({ name, method: 'POST', ...roads[name] }));
}

export function identifyPage(voice: StepVoice, { kind, name }: AskedIdentifier): StepPage {
  const group = 'identification';
  return {
    state: 'identify',
    messages: [voice.say('identify.title')],
    nodes: [
      voice.text(group, 'identify.intro'),
      {
        ...{ type: 'input', group, name: 'identifier', inputType: 'text', required: true },
        ...{ autocomplete: 'username', inputmode: 'text', passwordRules: null },
        label: voice.say(identifierLabels[kind], name === null ? {} : { name }),
        hint: kind === 'attribute' ? null : voice.say('identify.hint'),
      },
      voice.submit(group, 'identify', 'identify.submit'),
    ],
    actions: actions('identify'),
  };
}

/** `identifier` as it was typed, and `codeLength`, where this answer follows from them; a page that is reloaded has neither. */
export function verifyPage(
  voice: StepVoice,
  known: {
    readonly identifier?: string;
    readonly codeLength?: number;
    readonly mailsLink?: boolean;
  } = {},
): StepPage {
  const group = 'verification';
  const { identifier, codeLength, mailsLink = true } = known;
  return {
    state: 'verify',
    messages: [
      voice.say('sent.title'),
      ...(identifier === undefined
        ? []
        : [voice.say(mailsLink ? 'sent.body' : 'sent.body-code', { identifier })]),
    ],
    nodes: [
      voice.text(group, mailsLink ? 'sent.choose' : 'sent.choose-code'),
      {
        ...{ type: 'input', group, name: 'code', inputType: 'text', required: true },
        ...{ autocomplete: 'one-time-code', inputmode: 'numeric', passwordRules: null },
        label: voice.say('sent.code-label'),
        hint: codeLength === undefined ? null : voice.say('sent.code-hint', { length: codeLength }),
      },
      voice.submit(group, 'prove', 'sent.submit'),
      voice.text(group, 'sent.resend-hint'),
      voice.submit(group, 'resend', 'sent.resend-submit'),
    ],
    actions: actions('prove', 'resend'),
  };
}

const group = 'reset';

/** The last step, with every ending that the process offers: the first one gives the page its title. */
export function resetPage(
  voice: StepVoice,
  view: Pick<ResetView, 'endings' | 'generatedPassword'>,
  policy: PolicyDescription,
): StepPage {
  const parts: Readonly<Record<EndingChoice, () => EndingPart>> = {
    choose_password: () => choosing(voice, policy),
    generate_password: () => generating(voice, view.generatedPassword),
    request_password: () => requesting(voice),
    unlock: () => unlocking(voice),
  };
  const offered = view.endings.map((ending) => parts[ending]());
  return {
    state: 'reset',
    messages: offered.slice(0, 1).map(({ title }) => voice.say(title)),
    nodes: offered.flatMap(({ nodes }) => nodes),
    actions: actions(...offered.map(({ action }) => action)),
  };
}

interface EndingPart {
  readonly title: MessageId;
  readonly nodes: readonly StepNode[];
  readonly action: StepActionName;
}

function choosing(voice: StepVoice, policy: PolicyDescription): EndingPart {
  const { minLength: min, maxLength: max, blocklist, breachedCheck, contextWords } = policy;
  return {
    title: 'password.title',
    nodes: [
      // The rules stand before the field: nobody should learn them by failing.
      voice.text(group, 'password.rule-min', { min }),
      ...(blocklist ? [voice.text(group, 'password.rule-common')] : []),
      ...(breachedCheck ? [voice.text(group, 'password.rule-breached')] : []),
      ...(contextWords ? [voice.text(group, 'password.rule-context')] : []),
      voice.text(group, 'password.rule-max', { max }),
      {
        ...{ type: 'input', group, name: 'newPassword', inputType: 'password', required: true },
        ...{ autocomplete: 'new-password', inputmode: 'text' },
        passwordRules: `minlength: ${min}; maxlength: ${max};`,
        label: voice.say('password.label'),
        hint: voice.say('password.tip'),
      },
      voice.submit(group, 'set-password', 'password.submit'),
    ],
    action: 'set-password',
  };
}

function generating(voice: StepVoice, delivery: ResetView['generatedPassword']): EndingPart {
  return {
    title: 'generate.title',
    nodes: [
      voice.text(group, 'generate.body'),
      ...(delivery?.shown ? [voice.text(group, 'generate.shown')] : []),
      ...(delivery?.mailed ? [voice.text(group, 'generate.mailed')] : []),
      voice.submit(group, 'generate-password', 'generate.submit'),
    ],
    action: 'generate-password',
  };
}

/** Neither a field nor rules: the store's own system makes it. */
function requesting(voice: StepVoice): EndingPart {
  return {
    title: 'request.title',
    nodes: [voice.text(group, 'request.body'), voice.submit(group, 'request-password', 'request.submit')],
    action: 'request-password',
  };
}

function unlocking(voice: StepVoice): EndingPart {
  return {
    title: 'unlock.title',
    nodes: [voice.text(group, 'unlock.body'), voice.submit(group, 'unlock', 'unlock.submit')],
    action: 'unlock',
  };
}

/** What was made, before everything else on the page. */
export function generatedNodes(voice: StepVoice, password: string): StepNode[] {
  return [
    {
      ...{ type: 'generated-password', group: 'outcome', value: password },
      label: voice.say('generated.label'),
    },
    voice.text('outcome', 'generated.once'),
  ];
}

/** Another system has it. */
export function submittedPage(voice: StepVoice): StepPage {
  return {
    state: 'submitted',
    messages: [voice.say('submitted.title')],
    nodes: [voice.text('outcome', 'submitted.body'), voice.submit('outcome', 'look', 'status.check')],
    actions: actions('look'),
  };
}

export function waitingPage(voice: StepVoice): StepPage {
  return {
    state: 'waiting',
    messages: [voice.say('status.waiting-title')],
    nodes: [voice.text('outcome', 'status.waiting-body'), voice.submit('outcome', 'look', 'status.check')],
    actions: actions('look'),
  };
}

const changedTexts = { title: 'done.title', body: ['done.body', 'done.devices'] } as const;
const unlockedTexts = { title: 'unlocked.title', body: ['unlocked.body'] } as const;

export function successPage(
  voice: StepVoice,
  {
    action,
    passwordMade,
    passwordRequested,
  }: Pick<ResetView, 'action' | 'passwordMade' | 'passwordRequested'>,
  signInUrl: string | null,
): StepPage {
  const label = voice.say('done.sign-in');
  const texts = action === 'unlock' ? unlockedTexts : changedTexts;
  return {
    state: 'success',
    messages: [voice.say(texts.title)],
    nodes: [
      ...(passwordMade ? [voice.text('outcome', 'generated.gone')] : []),
      ...(passwordRequested ? [voice.text('outcome', 'request.arrives')] : []),
      ...texts.body.map((id) => voice.text('outcome', id)),
      ...(signInUrl === null ? [] : [{ type: 'link', group: 'outcome', href: signInUrl, label } as const]),
    ],
    actions: [],
  };
}

const endings = {
  failure: ['failed.title', 'failed.body'],
  expired: ['ended.title', 'ended.body'],
  outcome_unknown: ['status.unknown-title', 'status.unknown-body'],
} as const;

export function endingPage(voice: StepVoice, state: keyof typeof endings): StepPage {
  const [title, body] = endings[state];
  const nodes = [voice.text('outcome', body)];
  if (state === 'outcome_unknown') nodes.push(voice.submit('outcome', 'look', 'status.check'));
  return {
    state,
    messages: [voice.say(title)],
    nodes,
    actions: state === 'outcome_unknown' ? actions('look') : [],
  };
}
