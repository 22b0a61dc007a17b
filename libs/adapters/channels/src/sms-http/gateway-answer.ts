import type { SmsHandOverResult } from '@latchkey/messaging';
import type { Answer } from '@latchkey/outbound';
import { later, refused, unknown } from '../sms/fitness.ts';
import type { AnswerCondition, GatewayDescription } from './description.ts';
import { scalarAt } from './json-pointer.ts';

/** Where nothing is described: who is asked for a password or another address must look at the settings. */
const settingsStatuses = new Set([401, 402, 403, 404, 405, 407, 415]);
const longestId = 256;

/**
 * What the gateway's answer means by its description: the described refusals first, since many gateways refuse with
 * 200. An answer that nobody has described is `unknown`, unless HTTP itself says that the request was not carried out.
 */
export function ofGatewayAnswer(
  { answers }: GatewayDescription,
  { status, body }: Answer,
): SmsHandOverResult {
  const json = parsed(body);
  const holds = ({ statuses, at, values = [] }: AnswerCondition): boolean => {
    if (!statuses.includes(status) || at === undefined) return statuses.includes(status);
    const found = scalarAt(json, at);
    return found !== undefined && values.map(String).includes(found);
  };
  const refusal = answers.refused.find(holds);
  if (refusal) return refused(refusal.because, `gateway-${status}`);
  if (answers.later.some(holds)) return later(`gateway-${status}`);
  if (holds(answers.accepted)) return accepted(answers.messageId, json);
  if (status === 429) return later('gateway-429');
  if (status < 400 || status >= 500) return unknown(`gateway-${status}`);
  return refused(settingsStatuses.has(status) ? 'configuration' : 'unspecified', `gateway-${status}`);
}

function accepted(messageId: string | undefined, json: unknown): SmsHandOverResult {
  if (messageId === undefined) return { kind: 'accepted' };
  const providerId = scalarAt(json, messageId);
  // The gateway never answers so, hence this is not the gateway: a portal of a network, or a page of a proxy.
  if (providerId === undefined || providerId === '' || providerId.length > longestId)
    return unknown('answer-not-understood');
  return { kind: 'accepted', providerId };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
