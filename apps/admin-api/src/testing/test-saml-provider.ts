import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { certificateOf } from '@latchkey/outbound/testing';
import { SignedXml } from 'xml-crypto';

export const samlUrl = 'http://localhost:3001/v1/provider-sign-ins/saml';
export const audience = 'https://latchkey.example.com/initech';
export const strongClass = 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** All that a response says, part by part, so that each can be said wrongly. */
export interface Said {
  readonly assertionId: string;
  readonly issuer: string;
  readonly responseIssuer: string;
  readonly destination: string;
  readonly recipient: string;
  readonly audience: string;
  readonly inResponseTo: string;
  readonly confirmed: string;
  readonly method: string;
  readonly status: string;
  /** Seconds from now. */
  readonly issued: number;
  readonly notBefore: number;
  readonly notOnOrAfter: number;
  readonly confirmedUntil: number;
  readonly authenticated: number;
  readonly sessionUntil: number;
  readonly subject: string;
  readonly format: string;
  readonly acr: string;
  readonly groups: readonly string[];
  readonly email: string;
}

export interface Signing {
  readonly key?: KeyObject | string;
  readonly algorithm?: string;
  readonly digest?: string;
  readonly canonical?: string;
  readonly transforms?: readonly string[];
  /** The name of the element that is signed. */
  readonly element?: string;
  /** A certificate that the message brings along. */
  readonly certificate?: string;
}

export interface SamlRequest {
  readonly id: string;
  readonly state: string;
  readonly xml: string;
}

let made = 0;

const attributeOf = (name: string, values: readonly string[]): string =>
  `<saml:Attribute Name="${name}">${values
    .map(
      (value) =>
        `<saml:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${value}</saml:AttributeValue>`,
    )
    .join('')}</saml:Attribute>`;

const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

/** A SAML provider with a key of its own. It signs whatever it is told to. */
export class TestSamlProvider {
  readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly certificate: string;

  constructor(
    readonly issuer: string,
    until?: number,
  ) {
    const signer = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    this.certificate = certificateOf(this.keys.publicKey, signer.privateKey, ['idp.example.com'], until);
  }

  read(address: string): SamlRequest {
    const query = new URL(address).searchParams;
    const packed = Buffer.from(query.get('SAMLRequest') ?? '', 'base64');
    const xml = inflateRawSync(packed).toString();
    return { id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '', state: query.get('RelayState') ?? '', xml };
  }

  genuine({ id }: SamlRequest, person: Partial<Said> = {}): Said {
    made += 1;
    return {
      ...{ assertionId: `_a${made}`, issuer: this.issuer, responseIssuer: this.issuer, destination: samlUrl },
      ...{ recipient: samlUrl, audience, inResponseTo: id, confirmed: id },
      ...{ method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer', status: 'Success', issued: 0, notBefore: -1 },
      ...{ notOnOrAfter: 60, confirmedUntil: 60, authenticated: -2, sessionUntil: 3600 },
      ...{ subject: 'grace-1', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
      ...{ acr: strongClass, groups: ['desk'], email: 'grace@initech.example' },
      ...person,
    };
  }

  assertion(said: Said): string {
    return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${said.assertionId}" Version="2.0" IssueInstant="${at(said.issued)}"><saml:Issuer>${said.issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${said.format}">${said.subject}</saml:NameID><saml:SubjectConfirmation Method="${said.method}"><saml:SubjectConfirmationData Recipient="${said.recipient}" InResponseTo="${said.confirmed}" NotOnOrAfter="${at(said.confirmedUntil)}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(said.notBefore)}" NotOnOrAfter="${at(said.notOnOrAfter)}"><saml:AudienceRestriction><saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${at(said.authenticated)}" SessionNotOnOrAfter="${at(said.sessionUntil)}"><saml:AuthnContext><saml:AuthnContextClassRef>${said.acr}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributeOf('mail', [said.email])}${attributeOf('groups', said.groups)}</saml:AttributeStatement></saml:Assertion>`;
  }

  response(said: Said, assertion = this.assertion(said)): string {
    return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r${said.assertionId}" Version="2.0" IssueInstant="${at(said.issued)}" Destination="${said.destination}" InResponseTo="${said.inResponseTo}"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${said.responseIssuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${said.status}"/></samlp:Status>${assertion}</samlp:Response>`;
  }

  /** By default the assertion, as providers do. */
  sign(xml: string, how: Signing = {}): string {
    const element = how.element ?? 'Assertion';
    const reference = `//*[local-name(.)='${element}']`;
    const signer = new SignedXml({
      privateKey: how.key ?? this.keys.privateKey,
      signatureAlgorithm: how.algorithm ?? rsaSha256,
      canonicalizationAlgorithm: (how.canonical ?? exclusive) as never,
      ...(how.certificate === undefined ? {} : { publicCert: how.certificate }),
    });
    signer.addReference({
      xpath: reference,
      transforms: [...(how.transforms ?? [enveloped, how.canonical ?? exclusive])],
      digestAlgorithm: how.digest ?? sha256,
    });
    const location = { reference: `${reference}/*[local-name(.)='Issuer']`, action: 'after' as const };
    signer.computeSignature(xml, { location });
    return signer.getSignedXml();
  }

  signed(said: Said, how: Signing = {}): string {
    return this.sign(this.response(said), how);
  }
}
