import type { Sms } from '@latchkey/messaging';
import type { OutboundRequest } from '@latchkey/outbound';
import type { GatewayDescription } from './description.ts';
import { filled, type PlaceholderValues } from './placeholders.ts';

/** Octets. An answer is about one message. */
const longestAnswer = 64 * 1024;

/**
 * The one call that hands a message over. Values are put into parsed JSON, into form fields and into header values, and
 * only then written down: no value can end the place that it stands in (S-65).
 */
export function gatewayRequest(
  description: GatewayDescription,
  credential: string,
  sms: Sms,
): OutboundRequest {
  const values = valuesOf(description, sms);
  const headers = Object.entries(description.headers).map(([name, text]) => [
    name.toLowerCase(),
    filled(text, values),
  ]);
  return {
    method: 'POST',
    url: description.url,
    headers: {
      accept: 'application/json',
      ...(Object.fromEntries(headers) as Record<string, string>),
      ...credentialHeader(description, credential),
      'content-type':
        description.body.kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: bodyOf(description, credential, values),
    longestAnswer,
  };
}

function valuesOf({ numbers }: GatewayDescription, { to, from, text, id }: Sms): PlaceholderValues {
  const written = (number: string): string => (numbers === 'digits' ? number.replace(/^\+/, '') : number);
  return { to: written(to), from: written(from), text, id };
}

function credentialHeader(
  { authentication }: GatewayDescription,
  credential: string,
): Record<string, string> {
  switch (authentication.kind) {
    case 'basic': {
      const pair = Buffer.from(`${authentication.userName}:${credential}`).toString('base64');
      return { authorization: `Basic ${pair}` };
    }
    case 'bearer':
      return { authorization: `${authentication.scheme} ${credential}` };
    case 'header':
      return { [authentication.name.toLowerCase()]: credential };
    case 'none':
    case 'field':
      return {};
  }
}

function bodyOf(
  { authentication, body }: GatewayDescription,
  credential: string,
  values: PlaceholderValues,
): string {
  const field = authentication.kind === 'field' ? { [authentication.name]: credential } : {};
  if (body.kind === 'json')
    return JSON.stringify({ ...(withValues(body.template, values) as object), ...field });
  const form = new URLSearchParams(field);
  for (const [name, text] of Object.entries(body.fields)) form.append(name, filled(text, values));
  return form.toString();
}

function withValues(template: unknown, values: PlaceholderValues): unknown {
  if (typeof template === 'string') return filled(template, values);
  if (Array.isArray(template)) return template.map((each) => withValues(each, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, withValues(each, values)]));
}
