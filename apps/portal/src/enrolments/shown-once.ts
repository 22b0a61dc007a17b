import type { ShownToConfirm } from '@latchkey/ui';
import type { FormBody } from '../forms/form-body.ts';
import { typedCode } from '../reset/typed-code.ts';
import type { Begun } from './enrolments-api.ts';

const SEED = /^[A-Z2-7]{16,128}$/;
const ADDRESS = /^otpauth:\/\/totp\/[\w%.~!*'():@-]{1,1024}\?[\w%.~!*'()=&-]{1,1024}$/;
const NUMBER_END = /^\d{1,4}$/;
const CODE = /^[\dA-Z-]{8,64}$/;
/** No code of a message works for longer, nor is any typed so long after. */
const LONGEST_TIME_MS = 3600_000;

export type Shown = ShownToConfirm | { readonly kind: 'codes'; readonly codes: readonly string[] };

/**
 * What the answer to a beginning shows, once. `phone`: as it was typed. Undefined for nothing, and for what no page of
 * ours could show.
 */
export function shownBy({ shown }: Begun, phone: string, now: Date): Shown | undefined {
  const { seed, address, codes, options, expiresAt } = shown;
  if (typeof seed === 'string') return application(seed, text(address));
  if (Array.isArray(codes))
    return codes.every((code) => CODE.test(code)) ? { kind: 'codes', codes } : undefined;
  if (typeof options === 'string') return { kind: 'passkey', options };
  return typeof expiresAt === 'string' ? telephone(numberEnd(phone), expiresAt, now) : undefined;
}

/** The same, as the page itself sends it back: it is shown again after a wrong code, and is judged as if it were foreign. */
export function shownAgain(form: FormBody, now: Date): ShownToConfirm | undefined {
  const seed = form.get('seed');
  if (seed !== undefined) return application(seed, form.get('address') ?? '');
  const sentTo = form.get('sent-to');
  return sentTo === undefined ? undefined : telephone(sentTo, form.get('until'), now);
}

/** Nothing but the address of this one key: it becomes a link and a picture. */
function application(seed: string, address: string): ShownToConfirm | undefined {
  if (!SEED.test(seed) || !ADDRESS.test(address)) return undefined;
  const keys = new URLSearchParams(address.slice(address.indexOf('?'))).getAll('secret');
  return keys.length === 1 && keys[0] === seed ? { kind: 'authenticator', seed, address } : undefined;
}

function telephone(sentTo: string, expiresAt: string | undefined, now: Date): ShownToConfirm | undefined {
  if (expiresAt === undefined) return NUMBER_END.test(sentTo) ? { kind: 'phone', sentTo } : undefined;
  const until = new Date(expiresAt);
  const isNear = Math.abs(until.getTime() - now.getTime()) <= LONGEST_TIME_MS;
  return NUMBER_END.test(sentTo) && isNear ? { kind: 'phone', sentTo, until } : undefined;
}

function numberEnd(phone: string): string {
  return typedCode(phone).replaceAll(/\D/g, '').slice(-2);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
