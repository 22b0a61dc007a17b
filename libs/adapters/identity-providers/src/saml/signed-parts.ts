import { IdentityNotProven } from '@latchkey/access';
import type { XmlElement } from '@latchkey/strict-xml';
import { all, assertions, everything, one, onlyHas, protocol, require, signatures } from './looking.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
/** No SHA-1, no shared secrets. */
const signing = new Set([
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]);
const digests = new Set([
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);

/**
 * That a response holds one assertion and that what is signed in it can be nothing but this assertion, and the whole:
 * before anybody looks whether the signatures are right. Throws IdentityNotProven.
 */
export function requireOneSignedAssertion(response: XmlElement): { wholeIsSigned: boolean } {
  require(response.uri === protocol && response.name === 'Response', 'no-response');
  const elements = everything(response);
  require(elements.every(({ name }) => !/^Encrypted/.test(name)), 'encrypted');
  const assertion = one(response, assertions, 'Assertion');
  const named = elements.filter(({ name }) => name === 'Assertion');
  require(named.length === 1, 'many-assertions');
  requireUniqueIds(elements);
  requireSignature(assertion);
  const wholeIsSigned = all(response, signatures, 'Signature').length > 0;
  if (wholeIsSigned) requireSignature(response);
  const count = elements.filter(({ name }) => name === 'Signature').length;
  require(count === (wholeIsSigned ? 2 : 1), 'many-signatures');
  return { wholeIsSigned };
}

/** However an attribute with an id is spelt: no two readers can mean another element by one. */
function requireUniqueIds(elements: readonly XmlElement[]): void {
  const ids = elements.flatMap(({ attributes }) =>
    [...attributes].filter(([name]) => /^(?:\{.*\})?id$/i.test(name)).map(([, id]) => id),
  );
  require(new Set(ids).size === ids.length, 'id-twice');
}

/** Of the element in which it stands, and of nothing else. */
function requireSignature(signed: XmlElement): void {
  const signature = one(signed, signatures, 'Signature');
  onlyHas(signature, signatures, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
  const info = one(signature, signatures, 'SignedInfo');
  onlyHas(info, signatures, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  require(algorithm(one(info, signatures, 'CanonicalizationMethod')) === exclusive, 'odd-canonical-form');
  require(signing.has(algorithm(one(info, signatures, 'SignatureMethod'))), 'weak-algorithm');
  const reference = one(info, signatures, 'Reference');
  const id = signed.attributes.get('ID') ?? '';
  require(/^[A-Za-z_][\w.-]{0,255}$/.test(id), 'odd-id');
  require(reference.attributes.get('URI') === `#${id}`, 'not-what-is-signed');
  onlyHas(reference, signatures, ['Transforms', 'DigestMethod', 'DigestValue']);
  require(digests.has(algorithm(one(reference, signatures, 'DigestMethod'))), 'weak-algorithm');
  const transforms = one(reference, signatures, 'Transforms');
  onlyHas(transforms, signatures, ['Transform']);
  require(transforms.children.map(algorithm).join(' ') === `${enveloped} ${exclusive}`, 'odd-transforms');
}

function algorithm({ attributes }: XmlElement): string {
  const named = attributes.get('Algorithm');
  if (named === undefined) throw new IdentityNotProven('no-algorithm');
  return named;
}
