import sax, { type QualifiedTag } from 'sax';

export interface XmlElement {
  readonly uri: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Of an element that holds nothing else. */
  readonly text: string;
}

/** Characters, so octets as well. The longest answer of the protocol has less than one KiB. */
export const longestDocument = 16 * 1024;

/** Far beyond every answer of the protocol. They bound what reading costs, whatever is sent (S-63). */
const bounds = { depth: 12, elements: 64, attributes: 64, references: 256 };

/**
 * What stands in an element is not what is meant by it: nobody here understands what must be understood (SOAP 1.1,
 * 4.2.3), and the package `soap`, which reads after us, looks for the text elsewhere, for another type, or for none. An
 * id called `__proto__` it follows into the prototype of every object of the process.
 */
const misleading = new Set(['mustUnderstand', 'id', 'href', 'nil', 'type']);

class Refused extends Error {}

interface OpenElement {
  uri: string;
  name: string;
  children: XmlElement[];
  text: string;
}

/**
 * Reads a small XML document strictly; undefined for everything that is not one. Document types, entities of their own,
 * processing instructions, comments and CDATA end it at once: nothing of ours needs them, and each has hidden something
 * from somebody.
 */
export function readXml(text: string): XmlElement | undefined {
  if (text.length > longestDocument) return undefined;
  // The reader compares the attributes of one element with each other, and tells of them when it has them all.
  if (text.split('=').length > bounds.attributes) return undefined;
  // Each costs as much as sixty letters, and more while the process is young.
  if (text.split('&').length > bounds.references) return undefined;
  const tree = new Tree();
  const reader = sax.parser(true, { xmlns: true, position: false });
  const refuse = (): never => {
    throw new Refused();
  };
  Object.assign(reader, {
    ...{
      ondoctype: refuse,
      onsgmldeclaration: refuse,
      oncomment: refuse,
      onopencdata: refuse,
      onerror: refuse,
    },
    onprocessinginstruction: ({ name, body }: { name: string; body: string }) => tree.declare(name, body),
    onattribute: ({ name }: { name: string }) => tree.attribute(name),
    onopentag: (tag: QualifiedTag) => tree.open(tag),
    ontext: (part: string) => tree.write(part),
    onclosetag: () => tree.close(),
  });
  try {
    reader.write(text).close();
  } catch {
    return undefined;
  }
  return tree.root;
}

class Tree {
  root: XmlElement | undefined;
  private readonly path: OpenElement[] = [];
  private declared = false;
  private elements = 0;
  private readonly attributes = new Set<string>();

  /** Only the XML declaration, once, before everything else, and of the encoding that was read. */
  declare(name: string, body: string): void {
    const encoding = /\bencoding\s*=\s*["']([^"']*)["']/.exec(body)?.[1] ?? 'utf-8';
    if (name !== 'xml' || this.declared || this.elements > 0 || encoding.toLowerCase() !== 'utf-8') {
      throw new Refused();
    }
    this.declared = true;
  }

  attribute(name: string): void {
    if (this.attributes.has(name)) throw new Refused();
    this.attributes.add(name);
  }

  open({ uri, local, attributes }: QualifiedTag): void {
    this.elements += 1;
    this.attributes.clear();
    if (this.root || this.elements > bounds.elements || this.path.length >= bounds.depth) throw new Refused();
    if (Object.values(attributes).some((each) => misleading.has(each.local))) throw new Refused();
    this.path.push({ uri, name: local, children: [], text: '' });
  }

  write(part: string): void {
    const inner = this.path.at(-1);
    if (inner) inner.text += part;
    else if (part.trim() !== '') throw new Refused();
  }

  close(): void {
    const closed = this.path.pop();
    if (!closed) throw new Refused();
    // Text between elements is space for the eye, or it is none of ours.
    if (closed.children.length > 0 && closed.text.trim() !== '') throw new Refused();
    const outer = this.path.at(-1);
    if (outer) outer.children.push(closed);
    else this.root = closed;
  }
}

/** The children by their names, where they are exactly these, once each; undefined otherwise. */
export function onlyChildren(
  { children }: XmlElement,
  uri: string,
  names: readonly string[],
): ReadonlyMap<string, XmlElement> | undefined {
  const found = new Map(children.map((child) => [child.name, child]));
  const exact =
    children.length === names.length &&
    found.size === names.length &&
    children.every((child) => child.uri === uri && names.includes(child.name));
  return exact ? found : undefined;
}
