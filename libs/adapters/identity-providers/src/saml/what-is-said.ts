import { freshness, type ProvenIdentity } from '@latchkey/access';
import type { XmlElement } from '@latchkey/strict-xml';
import { clockTolerance } from '../clock-tolerance.ts';
import type { SamlAuthority } from './saml-authority.ts';
import { all, assertions, one, onlyHas, protocol, require, signatures } from './looking.ts';

/** What an answer must be about, to be the one that was asked for. */
export interface Asked {
  readonly authority: SamlAuthority;
  readonly requestId: string;
  /** Where answers are posted. */
  readonly address: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const entity = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
const tolerance = clockTolerance * 1000;
const mostGroups = 1_000;

/** What stands around the assertion. It need not be signed, so it can only refuse. Throws IdentityNotProven. */
export function judgeResponse(response: XmlElement, { authority, requestId, address, now }: Asked): void {
  const { attributes } = response;
  const known = [`${assertions} Issuer`, `${signatures} Signature`, `${protocol} Status`];
  const parts = [...known, `${assertions} Assertion`];
  require(response.children.every(({ uri, name }) => parts.includes(`${uri} ${name}`)), 'unknown-element');
  require(attributes.get('Version') === '2.0', 'odd-version');
  require(attributes.get('Destination') === address, 'other-destination');
  require(attributes.get('InResponseTo') === requestId, 'other-request');
  requireRecent(attributes.get('IssueInstant'), now);
  if (all(response, assertions, 'Issuer').length > 0) requireIssuer(response, authority);
  const status = one(response, protocol, 'Status');
  require(one(status, protocol, 'StatusCode').attributes.get('Value') === success, 'no-success');
}

/** An assertion whose signature was right. Throws IdentityNotProven. */
export function judgeAssertion(assertion: XmlElement, asked: Asked): ProvenIdentity {
  const { authority, now } = asked;
  const { attributes, children } = assertion;
  require(assertion.uri === assertions && assertion.name === 'Assertion', 'no-assertion');
  const known = ['Issuer', 'Signature', 'Subject', 'Conditions', 'AuthnStatement', 'AttributeStatement'];
  require(children.every(({ name }) => known.includes(name)), 'unknown-element');
  require(attributes.get('Version') === '2.0', 'odd-version');
  requireRecent(attributes.get('IssueInstant'), now);
  requireIssuer(assertion, authority);
  requireConditions(one(assertion, assertions, 'Conditions'), asked);
  requireStatement(one(assertion, assertions, 'AuthnStatement'), asked);
  const subject = subjectOf(one(assertion, assertions, 'Subject'), asked);
  const { emailAttribute, nameAttribute } = authority.saml;
  const told = attributesOf(assertion);
  const single = (name: string | null): string | undefined => {
    const values = name === null ? [] : (told.get(name) ?? []);
    return values.length === 1 ? values[0] : undefined;
  };
  return {
    ...{ issuer: authority.issuer, subject, assertionId: attributes.get('ID') ?? '' },
    ...{ email: single(emailAttribute), displayName: single(nameAttribute) },
    groups: (authority.groupsClaim === null ? [] : (told.get(authority.groupsClaim) ?? [])).slice(
      0,
      mostGroups,
    ),
  };
}

function requireIssuer(outer: XmlElement, { issuer }: SamlAuthority): void {
  const told = one(outer, assertions, 'Issuer');
  require((told.attributes.get('Format') ?? entity) === entity && told.text === issuer, 'other-issuer');
}

function requireConditions(conditions: XmlElement, { authority, now }: Asked): void {
  onlyHas(conditions, assertions, ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']);
  const { attributes } = conditions;
  if (attributes.has('NotBefore')) require(at(attributes.get('NotBefore')) <= now + tolerance, 'too-early');
  if (attributes.has('NotOnOrAfter')) requireNotOver(attributes.get('NotOnOrAfter'), now);
  const restrictions = all(conditions, assertions, 'AudienceRestriction');
  const forUs = (restriction: XmlElement): boolean =>
    all(restriction, assertions, 'Audience').some(({ text }) => text === authority.saml.audience);
  require(restrictions.length > 0 && restrictions.every(forUs), 'other-audience');
}

/** Whoever was shown to the provider too long ago is not here now. */
function requireStatement(statement: XmlElement, { authority, now }: Asked): void {
  requireRecent(statement.attributes.get('AuthnInstant'), now);
  if (statement.attributes.has('SessionNotOnOrAfter'))
    requireNotOver(statement.attributes.get('SessionNotOnOrAfter'), now);
  const context = one(statement, assertions, 'AuthnContext');
  const classes = all(context, assertions, 'AuthnContextClassRef').map(({ text }) => text);
  const { requiredAcr } = authority;
  // A class that is missing is the weakest one (S-37).
  require(requiredAcr.length === 0 || classes.some((each) => requiredAcr.includes(each)), 'weak-acr');
}

/** A name that stays, in the name spaces of the two who talk: in another one it is somebody else. */
function subjectOf(subject: XmlElement, { authority, requestId, address, now }: Asked): string {
  onlyHas(subject, assertions, ['NameID', 'SubjectConfirmation']);
  const { attributes, text, children } = one(subject, assertions, 'NameID');
  require(attributes.get('Format') === persistent, 'not-a-persistent-name');
  require((attributes.get('NameQualifier') ?? authority.issuer) === authority.issuer, 'other-name-space');
  const { audience } = authority.saml;
  require((attributes.get('SPNameQualifier') ?? audience) === audience, 'other-name-space');
  require(children.length === 0 && text !== '' && text === text.trim() && text.length <= 256, 'no-name');
  const confirmation = one(subject, assertions, 'SubjectConfirmation');
  require(confirmation.attributes.get('Method') === bearer, 'not-for-a-bearer');
  const { attributes: data } = one(confirmation, assertions, 'SubjectConfirmationData');
  require(data.get('Recipient') === address, 'other-recipient');
  require(data.get('InResponseTo') === requestId, 'other-request');
  require(!data.has('NotBefore'), 'too-early');
  requireNotOver(data.get('NotOnOrAfter'), now);
  return text;
}

function attributesOf(assertion: XmlElement): ReadonlyMap<string, string[]> {
  const told = new Map<string, string[]>();
  for (const statement of all(assertion, assertions, 'AttributeStatement')) {
    for (const each of all(statement, assertions, 'Attribute')) {
      const name = each.attributes.get('Name') ?? '';
      const values = all(each, assertions, 'AttributeValue').map(({ text }) => text);
      told.set(name, [...(told.get(name) ?? []), ...values]);
    }
  }
  return told;
}

function at(text: string | undefined): number {
  require(text !== undefined && moment.test(text) && !Number.isNaN(Date.parse(text)), 'odd-time');
  return Date.parse(text);
}

function requireRecent(text: string | undefined, now: number): void {
  require(at(text) >= now - freshness * 1000 - tolerance, 'stale');
  require(at(text) <= now + tolerance, 'from-the-future');
}

function requireNotOver(text: string | undefined, now: number): void {
  require(at(text) > now - tolerance, 'over');
}
