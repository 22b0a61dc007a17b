import { generateKeyPairSync } from 'node:crypto';
import { type Said, type Signing, TestSamlProvider } from './test-saml-provider.ts';

/** The XML of a response, or the message itself when it begins with `raw:`. */
export type SamlForgery = (genuine: Said, provider: TestSamlProvider) => string;

const changed =
  (change: Partial<Said>): SamlForgery =>
  (said, provider) =>
    provider.signed({ ...said, ...change });
const signedBy =
  (how: Signing): SamlForgery =>
  (said, provider) =>
    provider.signed(said, how);
/** Changed under its signature. */
const rewritten =
  (change: (xml: string) => string): SamlForgery =>
  (said, provider) =>
    change(provider.signed(said));
/** Changed before it was signed: what an honest provider might let somebody do. */
const written =
  (change: (xml: string) => string): SamlForgery =>
  (said, provider) =>
    provider.sign(change(provider.response(said)));

const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
const admin: Partial<Said> = { subject: 'boss-1', email: 'boss@initech.example', groups: ['desk', 'stores'] };
const formats = 'urn:oasis:names:tc:SAML:2.0:nameid-format';
const parts = (xml: string): { assertion: string; signature: string } => ({
  assertion: /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '',
  signature: /<(\w*:?)Signature .*<\/\1Signature>/s.exec(xml)?.[0] ?? '',
});

const wrappings: Readonly<Record<string, SamlForgery>> = {
  'wrapping: a forged assertion before the genuine one': (said, provider) => {
    const { assertion } = parts(provider.signed(said));
    return provider.response(said, provider.assertion({ ...said, ...admin, assertionId: '_x' }) + assertion);
  },
  'wrapping: a forged assertion after the genuine one': (said, provider) => {
    const { assertion } = parts(provider.signed(said));
    return provider.response(said, assertion + provider.assertion({ ...said, ...admin, assertionId: '_x' }));
  },
  'wrapping: the genuine assertion inside a forged one': (said, provider) => {
    const { assertion } = parts(provider.signed(said));
    const forged = provider.assertion({ ...said, ...admin, assertionId: '_x' });
    const inner = `<saml:Advice>${assertion}</saml:Advice>`;
    return provider.response(said, forged.replace('</saml:Conditions>', `</saml:Conditions>${inner}`));
  },
  'wrapping: the signature in a forged assertion, the genuine one in an object of the signature': (
    said,
    provider,
  ) => {
    const { assertion, signature } = parts(provider.signed(said));
    const object = `<Object xmlns="http://www.w3.org/2000/09/xmldsig#">${assertion.replace(signature, '')}</Object>`;
    const holding = signature.replace(/<\/(\w*:?)Signature>$/, (end) => `${object}${end}`);
    const forged = provider.assertion({ ...said, ...admin, assertionId: '_x' });
    return provider.response(said, forged.replace('</saml:Issuer>', `</saml:Issuer>${holding}`));
  },
  'wrapping: the same id twice': (said, provider) => {
    const { assertion, signature } = parts(provider.signed(said));
    const forged = provider
      .assertion({ ...said, ...admin })
      .replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
    const extension = `<samlp:Extensions>${assertion.replace(signature, '')}</samlp:Extensions>`;
    return provider.response(said, forged).replace('<samlp:Status>', `${extension}<samlp:Status>`);
  },
  'wrapping: the same id spelt otherwise': (said, provider) => {
    const { assertion, signature } = parts(provider.signed(said));
    const forged = provider
      .assertion({ ...said, ...admin })
      .replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
    const hidden = assertion.replace(signature, '').replace(' ID=', ' Id=');
    return provider
      .response(said, forged)
      .replace('<samlp:Status>', `<samlp:Extensions>${hidden}</samlp:Extensions><samlp:Status>`);
  },
};

/** Each is wrong in one way; `S-37`: none signs anybody in. */
export const samlForgeries: Readonly<Record<string, SamlForgery>> = {
  ...wrappings,
  'not signed': (said, provider) => provider.response(said),
  'its response signed, its assertion not': signedBy({ element: 'Response' }),
  'signed with another key': signedBy({
    key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  }),
  'signed with a key that it brings along': (said, provider) => {
    const other = new TestSamlProvider(provider.issuer);
    return provider.signed(said, { key: other.keys.privateKey, certificate: other.certificate });
  },
  'signed by SHA-1': signedBy({ algorithm: rsaSha1 }),
  'digested by SHA-1': signedBy({ digest: sha1 }),
  'canonical with comments': signedBy({ canonical: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments' }),
  'signed without being enveloped in any transform': signedBy({
    transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'],
  }),
  'its group changed under its signature': rewritten((xml) => xml.replace('>desk<', '>stores<')),
  'its name changed under its signature': rewritten((xml) => xml.replace('>grace-1<', '>boss-1<')),
  'of another issuer': changed({
    issuer: 'https://other.example.com',
    responseIssuer: 'https://other.example.com',
  }),
  'its response of another issuer': changed({ responseIssuer: 'https://other.example.com' }),
  'for another audience': changed({ audience: 'https://somebody-else.example.com' }),
  'for no audience': written((xml) =>
    xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
  ),
  'for another recipient': changed({ recipient: 'https://somebody-else.example.com/acs' }),
  'for another destination': changed({ destination: 'https://somebody-else.example.com/acs' }),
  'for no destination': written((xml) => xml.replace(/ Destination="[^"]*"/, '')),
  'an answer to another request': changed({ inResponseTo: '_other', confirmed: '_other' }),
  'its assertion an answer to another request': changed({ confirmed: '_other' }),
  'an answer to no request (begun by the provider)': written((xml) =>
    xml.replace(/ InResponseTo="[^"]*"/g, ''),
  ),
  'its assertion an answer to no request': written((xml) =>
    xml.replace(/(<saml:SubjectConfirmationData[^>]*) InResponseTo="[^"]*"/, '$1'),
  ),
  'valid only later': changed({ notBefore: 120 }),
  'no longer valid': changed({ notOnOrAfter: -60 }),
  'no longer confirmed': changed({ confirmedUntil: -60 }),
  'confirmed for ever': written((xml) =>
    xml.replace(/(<saml:SubjectConfirmationData[^>]*) NotOnOrAfter="[^"]*"/, '$1'),
  ),
  'of a session that is over': changed({ sessionUntil: -60 }),
  'of somebody who signed in ten minutes ago': changed({ authenticated: -600 }),
  'of somebody who will sign in': changed({ authenticated: 600 }),
  'of nobody knows when': written((xml) => xml.replace(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '')),
  'made ten minutes ago': changed({ issued: -600 }),
  'of a weaker class': changed({ acr: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password' }),
  'of no class': written((xml) =>
    xml.replace(/<saml:AuthnContextClassRef>.*<\/saml:AuthnContextClassRef>/, ''),
  ),
  'of a name that passes': changed({ format: `${formats}:transient` }),
  'of a mail address as a name': changed({
    format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    subject: 'grace@initech.example',
  }),
  'of a name in another name space': written((xml) =>
    xml.replace('<saml:NameID ', '<saml:NameID NameQualifier="https://other.example.com" '),
  ),
  'of no name': changed({ subject: '' }),
  'a name that a comment cuts': written((xml) => xml.replace('>grace-1<', '>grace-1<!-- -->-and-more<')),
  'a comment under its signature': rewritten((xml) => xml.replace('>grace-1<', '>gra<!-- -->ce-1<')),
  'for a holder of a key': changed({ method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' }),
  'a failure': changed({ status: 'Responder' }),
  'of another version': written((xml) => xml.replaceAll('Version="2.0"', 'Version="1.1"')),
  'with a condition that nobody knows': written((xml) =>
    xml.replace('</saml:Conditions>', '<saml:Condition/></saml:Conditions>'),
  ),
  encrypted: (said, provider) =>
    provider.response(
      said,
      `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>${parts(provider.signed(said)).assertion}`,
    ),
  'with a document type': rewritten((xml) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}`),
  'with an entity in its name': (said, provider) =>
    `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>${provider.signed(said).replace('>grace-1<', '>&e;<')}`,
  'with a processing instruction': rewritten((xml) => `<?php ?>${xml}`),
  'longer than it may be': changed({ email: `${'x'.repeat(50_000)}@initech.example` }),
  'of more elements than it may have': written((xml) =>
    xml.replace('<saml:AttributeValue', `${'<saml:AttributeValue/>'.repeat(600)}<saml:AttributeValue`),
  ),
  'not XML': () => 'nothing',
  'not Base64': () => 'raw:%%%',
};
