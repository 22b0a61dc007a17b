import { InvalidInput } from '@latchkey/kernel';

/** Which origins a link may have. Plain http is for a developer's own machine only (`loopback`). */
export type OriginRule = 'https' | 'https-or-loopback';

/** The rule that holds in this process. */
export class AllowedOrigins {
  constructor(readonly rule: OriginRule) {}
}

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\]|[a-z0-9-]+\.localhost)$/;

function refused(detail: string): InvalidInput {
  return new InvalidInput([{ pointer: '/portalOrigin', code: 'origin', detail }]);
}

/**
 * The one origin that links of an application lead to (S-01): scheme, host and port, nothing else. It comes from
 * the tenant's configuration; nothing in a request can change it. Throws InvalidInput.
 */
export function portalOrigin(value: string, rule: OriginRule): string {
  if (!URL.canParse(value)) throw refused('Give an address such as https://login.example.com.');
  const url = new URL(value);
  if (url.origin !== value.replace(/\/$/, '')) {
    throw refused('Give scheme, host and port only, in lower case: no path, no user name, no query.');
  }
  const plainAllowed = rule === 'https-or-loopback' && loopback.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && plainAllowed)) {
    throw refused('The address must begin with https://.');
  }
  return url.origin;
}

/** A page of the tenant's own that a person is sent to: never a script, never another scheme. Throws InvalidInput. */
export function pageAddress(value: string, rule: OriginRule, pointer: string): string {
  const url = URL.parse(value);
  const loopbackAllowed =
    rule === 'https-or-loopback' && url?.protocol === 'http:' && loopback.test(url.hostname);
  if (url && url.username === '' && url.password === '' && (url.protocol === 'https:' || loopbackAllowed))
    return url.href;
  const detail = 'Give an address such as https://app.example.com/sign-in.';
  throw new InvalidInput([{ pointer, code: 'address', detail }]);
}

/** The host by which the tenant directory knows an origin: lower case, without port. */
export function hostOf(origin: string): string {
  return new URL(origin).hostname;
}

/** The only place where a link into an enrolment is made. Opening it spends nothing: its page has a button. */
export function enrolmentLink(origin: string, token: string): string {
  return `${origin}/enrol/link/${token}`;
}

/** The only place where a link into a recovery at the hosted pages is made. */
export function resetLink(origin: string, token: string): string {
  return `${origin}/reset/link/${token}`;
}

/** The same for a page of the application's own: the field of its call is the name of the parameter. */
export function ownResetLink(
  resetPageUrl: string,
  field: 'emailAuthCode' | 'passwordResetCode',
  token: string,
): string {
  const url = new URL(resetPageUrl);
  url.searchParams.set(field, token);
  return url.href;
}
