import type { StoreAccount, StoreAttempt } from '@latchkey/credentials';
import type { Outcome } from '@latchkey/outbound';
import type { OpenedStore } from '../over-http/opened-store.ts';
import type { Described } from './operation-description.ts';
import { addressOf } from './path-template.ts';
import { filled, filledJson, type PlaceholderValues } from './placeholders.ts';
import type { RestSettings } from './settings.ts';

/** Octets. An answer is about one account. */
const longestAnswer = 64 * 1024;

export type OpenedRestStore = OpenedStore<RestSettings>;

export function valuesOf({ userName, userId }: StoreAccount, attempt?: StoreAttempt): PlaceholderValues {
  return {
    ...{ userName, userId },
    ...(attempt ? { attempt: attempt.fence, changeId: attempt.changeId } : {}),
  };
}

/**
 * One call as it is described. Values are put into parsed JSON and percent-encoded into the path, and only then written
 * down: no value can end the place that it stands in. Undefined when a name cannot stand in the path at all.
 */
export async function callOperation(
  store: OpenedRestStore,
  operation: Described,
  values: PlaceholderValues,
): Promise<Outcome | undefined> {
  const { baseUrl } = store.settings;
  const url = addressOf(baseUrl, operation.path, values);
  if (url === undefined) return undefined;
  return store.call({
    ...{ method: operation.method, url, longestAnswer },
    headers: headersOf(store.settings, operation, values),
    ...(operation.body ? { body: JSON.stringify(filledJson(operation.body, values)) } : {}),
  });
}

function headersOf(
  { idempotencyHeader, fenceHeader }: RestSettings,
  { headers, body }: Described,
  values: PlaceholderValues,
): Record<string, string> {
  const own = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), filled(text, values)]);
  const { changeId, attempt } = values;
  return {
    accept: 'application/json',
    ...(Object.fromEntries(own) as Record<string, string>),
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(idempotencyHeader === null || changeId === undefined
      ? {}
      : { [idempotencyHeader.toLowerCase()]: String(changeId) }),
    ...(fenceHeader === undefined || attempt === undefined
      ? {}
      : { [fenceHeader.toLowerCase()]: String(attempt) }),
  };
}
