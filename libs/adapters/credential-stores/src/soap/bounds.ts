import type { XmlBounds } from '@latchkey/strict-xml';

/** Characters, so octets as well. The longest answer of the protocol has less than one KiB. */
export const longestDocument = 16 * 1024;

/** Far beyond every answer of the protocol. */
export const soapBounds: XmlBounds = {
  length: longestDocument,
  ...{ depth: 12, elements: 64, attributes: 64, references: 256 },
  /**
   * Nobody here understands what must be understood (SOAP 1.1, 4.2.3), and the package `soap`, which reads after us,
   * looks for the text elsewhere, for another type, or for none. An id called `__proto__` it follows into the prototype
   * of every object of the process.
   */
  misleading: new Set(['mustUnderstand', 'id', 'href', 'nil', 'type']),
};
