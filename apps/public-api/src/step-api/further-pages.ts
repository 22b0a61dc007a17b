import type { FurtherProof, ResetView } from '@latchkey/recovery';
import type { AskedQuestion } from '@latchkey/verification';
import type { MessageId } from '@latchkey/ui';
import type { ChoiceOption, StepNode, StepVoice } from './step-nodes.ts';
import { actions, type StepPage } from './step-pages.ts';

const group = 'verification';

/** What is asked for beside the mail: what is owed, or a choice. */
export function furtherPage(
  voice: StepVoice,
  { furtherProofs, chooseMore }: Pick<ResetView, 'furtherProofs' | 'chooseMore'>,
): StepPage {
  const left = furtherProofs.filter(({ given }) => !given);
  const owed = left.filter(({ mandatory }) => mandatory);
  const asked = owed.length > 0 ? owed : left;
  const offered = asked.filter(({ readiness }) => readiness === 'ready');
  const missing = asked.filter(({ readiness }) => readiness !== 'ready');
  const askFirst = offered.filter(({ asksFirst }) => asksFirst);
  const atOnce = offered.filter(({ asksFirst }) => !asksFirst);
  const coded = atOnce.filter(({ asksFor }) => asksFor === 'code');
  const count = owed.length > 0 ? owed.length : chooseMore;
  return {
    state: 'verify',
    messages: [voice.say('more.title')],
    nodes: [
      voice.text(group, 'more.body'),
      choiceNode(voice, offered, count),
      ...destinationNodes(voice, askFirst),
      ...missing.map(({ name }) => voice.text(group, 'more.not-ready', { name })),
      ...coded.slice(0, 1).map(({ method }) => codeNode(voice, method, coded.length === offered.length)),
      ...(atOnce.length > 0 ? [voice.submit(group, 'prove-more', 'sent.submit')] : []),
      ...(askFirst.length > 0 ? [voice.submit(group, 'ask', 'more.ask-submit')] : []),
    ],
    actions: actions(
      ...(atOnce.length > 0 ? (['prove-more'] as const) : []),
      ...(askFirst.length > 0 ? (['ask'] as const) : []),
    ),
  };
}

/** What one of them has asked. */
export function askedPage(voice: StepVoice, proof: FurtherProof, question: AskedQuestion): StepPage {
  return {
    state: 'verify',
    messages: [voice.say('more.title')],
    nodes: [
      choiceNode(voice, [{ ...proof, asksFirst: false }], 1),
      ...questionNodes(voice, question),
      voice.submit(group, 'prove-more', 'sent.submit'),
      ...(question.kind === 'code' ? [voice.submit(group, 'ask', 'more.code-again')] : []),
    ],
    actions: actions('prove-more', ...(question.kind === 'code' ? (['ask'] as const) : [])),
  };
}

function questionNodes(voice: StepVoice, question: AskedQuestion): StepNode[] {
  switch (question.kind) {
    case 'questions':
      return [
        voice.text(group, 'more.questions-body'),
        ...question.questions.map((each) => ({ type: 'question', group, ...each }) as const),
      ];
    case 'code':
      return [voice.text(group, 'more.code-sent', { end: question.sentTo }), codeNode(voice, 'sms', true)];
    case 'passkey':
      return [voice.text(group, 'more.passkey-body'), { type: 'passkey', group, options: question.options }];
  }
}

function choiceNode(
  voice: StepVoice,
  proofs: readonly Pick<FurtherProof, 'id' | 'name' | 'asksFirst'>[],
  count: number,
): StepNode {
  const option = ({ id: value, name: label, asksFirst }: (typeof proofs)[number]): ChoiceOption => {
    return { value, label, action: asksFirst ? 'ask' : 'prove-more' };
  };
  return {
    ...{ type: 'choice', group, name: 'verificationId', required: true },
    label: voice.say('more.choose', { count }),
    options: proofs.map(option),
  };
}

/** Where a code is to go, for whoever has more than one place. */
function destinationNodes(voice: StepVoice, proofs: readonly FurtherProof[]): StepNode[] {
  const all = proofs.filter(({ destinations }) => destinations.length > 1);
  if (all.length === 0) return [];
  return [
    {
      ...{ type: 'choice', group, name: 'enrolmentId', required: false },
      label: voice.say('more.destination'),
      options: all.flatMap(({ destinations }) =>
        destinations.map(({ id, label: end }) => ({
          ...{ value: id, label: voice.say('more.destination-end', { end }).text, action: 'ask' as const },
        })),
      ),
    },
  ];
}

const codeLabels: Readonly<Record<string, MessageId>> = {
  authenticator: 'more.authenticator-label',
  recovery_codes: 'more.recovery-codes-label',
};

/** One field for whichever of the choices asks for a code. */
function codeNode(voice: StepVoice, method: string, required: boolean): StepNode {
  return {
    ...{ type: 'input', group, name: 'code', inputType: 'text', required },
    ...{ autocomplete: 'one-time-code', inputmode: method === 'recovery_codes' ? 'text' : 'numeric' },
    ...{ hint: null, passwordRules: null },
    label: voice.say(codeLabels[method] ?? 'more.code-label'),
  };
}
