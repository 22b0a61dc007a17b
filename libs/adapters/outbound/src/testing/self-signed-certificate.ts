import { generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';

const hour = 3_600_000;
const tag = { integer: 2, bits: 3, octets: 4, oid: 6, text: 12, time: 23, sequence: 48, set: 49 } as const;
const ecdsaWithSha256 = [42, 134, 72, 206, 61, 4, 3, 2];
const commonName = [85, 4, 3];
const alternativeName = [85, 29, 17];
const basicConstraints = [85, 29, 19];

function der(type: number, ...parts: (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [129, length] : [130, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([type, ...size]), content]);
}

const sequence = (...parts: (Uint8Array | readonly number[])[]): Buffer => der(tag.sequence, ...parts);
const oid = (octets: readonly number[]): Buffer => der(tag.oid, octets);

function utc(time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(tag.time, Buffer.from(`${digits}Z`));
}

/**
 * A key and a certificate that signs itself, made here and nowhere else, so that no key lies in the repository. `names`
 * are what it is valid for.
 */
export function selfSignedCertificate(names: readonly string[]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: certificateOf(publicKey, privateKey, names),
  };
}

/** Of a key of any kind. `signer`: a key on P-256; `until`: milliseconds since 1970. */
export function certificateOf(
  publicKey: KeyObject,
  signer: KeyObject,
  names: readonly string[],
  until = Date.now() + 24 * hour,
): string {
  const algorithm = sequence(oid(ecdsaWithSha256));
  const name = sequence(der(tag.set, sequence(oid(commonName), der(tag.text, Buffer.from('test')))));
  const alternatives = names.map((each) => der(0x82, Buffer.from(each)));
  const extensions = sequence(
    sequence(oid(alternativeName), der(tag.octets, sequence(...alternatives))),
    sequence(oid(basicConstraints), der(tag.octets, sequence(der(1, [255])))),
  );
  const body = sequence(
    der(0xa0, der(tag.integer, [2])),
    der(tag.integer, [1]),
    algorithm,
    name,
    sequence(utc(Date.now() - 48 * hour), utc(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, signer);
  return new X509Certificate(sequence(body, algorithm, der(tag.bits, [0], signature))).toString();
}
