import type { ResetView } from '@latchkey/recovery';
import type { PolicyDescription } from '@latchkey/credentials';
import type { StepAction, StepActionName, StepMessage, StepNode, StepVoice } from './step-nodes.ts';

export type StepState =
  'identify' | 'verify' | 'reset' | 'waiting' | 'success' | 'failure' | 'expired' | 'outcome_unknown';

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
  'prove-more': { path: `${base}/verify`, fields: ['verificationId'] },
  resend: { path: `${base}/verify`, fields: ['resend'] },
  'set-password': { path: `${base}/reset`, fields: ['newPassword'] },
  look: { path: `${base}/verify`, fields: [] },
};

function actions(...names: readonly StepActionName[]): StepAction[] {
  return names.map((name) => ({ name, method: 'POST', ...roads[name] }));
}

export function identifyPage(voice: StepVoice): StepPage {
  const group = 'identification';
  return {
    state: 'identify',
    messages: [voice.say('identify.title')],
    nodes: [
      voice.text(group, 'identify.intro'),
      {
        ...{ type: 'input', group, name: 'identifier', inputType: 'text', required: true },
        ...{ autocomplete: 'username', inputmode: 'text', passwordRules: null },
        label: voice.say('identify.label'),
        hint: voice.say('identify.hint'),
      },
      voice.submit(group, 'identify', 'identify.submit'),
    ],
    actions: actions('identify'),
  };
}

/** `identifier` as it was typed, and `codeLength`, where this answer follows from them; a page that is reloaded has neither. */
export function verifyPage(
  voice: StepVoice,
  known: { readonly identifier?: string; readonly codeLength?: number } = {},
): StepPage {
  const group = 'verification';
  const { identifier, codeLength } = known;
  return {
    state: 'verify',
    messages: [
      voice.say('sent.title'),
      ...(identifier === undefined ? [] : [voice.say('sent.body', { identifier })]),
    ],
    nodes: [
      voice.text(group, 'sent.choose'),
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

/** What is asked for beside the mail: what is owed, or a choice. */
export function furtherPage(
  voice: StepVoice,
  { furtherProofs, chooseMore }: Pick<ResetView, 'furtherProofs' | 'chooseMore'>,
): StepPage {
  const group = 'verification';
  const left = furtherProofs.filter(({ given }) => !given);
  const owed = left.filter(({ mandatory }) => mandatory);
  const offered = owed.length > 0 ? owed : left;
  const count = owed.length > 0 ? owed.length : chooseMore;
  return {
    state: 'verify',
    messages: [voice.say('more.title')],
    nodes: [
      voice.text(group, 'more.body'),
      {
        ...{ type: 'choice', group, name: 'verificationId', required: true },
        label: voice.say('more.choose', { count }),
        options: offered.map(({ id: value, name: label }) => ({ value, label })),
      },
      voice.submit(group, 'prove-more', 'sent.submit'),
    ],
    actions: actions('prove-more'),
  };
}

export function resetPage(voice: StepVoice, policy: PolicyDescription): StepPage {
  const group = 'reset';
  const { minLength: min, maxLength: max, blocklist, breachedCheck, contextWords } = policy;
  return {
    state: 'reset',
    messages: [voice.say('password.title')],
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
    actions: actions('set-password'),
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

export function successPage(voice: StepVoice, signInUrl: string | null): StepPage {
  const label = voice.say('done.sign-in');
  return {
    state: 'success',
    messages: [voice.say('done.title')],
    nodes: [
      voice.text('outcome', 'done.body'),
      voice.text('outcome', 'done.devices'),
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
