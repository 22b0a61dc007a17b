import { IdentityNotProven } from '@latchkey/access';
import type { XmlBounds, XmlElement } from '@latchkey/strict-xml';

export const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const assertions = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const signatures = 'http://www.w3.org/2000/09/xmldsig#';

/** A response with 80 groups is within, and reading it twice takes some 45 ms of a processor (S-63). */
export const responseBounds: XmlBounds = {
  length: 32 * 1024,
  ...{ depth: 16, elements: 144, attributes: 320, references: 256, misleading: new Set() },
};

/** The one child of this name. Throws IdentityNotProven. */
export function one(outer: XmlElement, uri: string, name: string): XmlElement {
  const [found, another] = all(outer, uri, name);
  if (!found || another) throw new IdentityNotProven(`not-one-${name.toLowerCase()}`);
  return found;
}

export function all({ children }: XmlElement, uri: string, name: string): XmlElement[] {
  return children.filter((child) => child.uri === uri && child.name === name);
}

/** Throws IdentityNotProven for what has another child: nobody here knows what it means. */
export function onlyHas({ children }: XmlElement, uri: string, names: readonly string[]): void {
  if (!children.every((child) => child.uri === uri && names.includes(child.name)))
    throw new IdentityNotProven('unknown-element');
}

/** It and all that is in it. */
export function everything(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everything)];
}

export function require(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new IdentityNotProven(reason);
}
