import sax, { type QualifiedTag } from 'sax';

export interface XmlElement {
  readonly uri: string;
  readonly name: string;
  /** By their local names; those with a prefix by `{uri}name`. Declarations of namespaces are not among them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of an element that holds nothing else. */
  readonly text: string;
}

/** What a protocol needs. It bounds what reading costs, whatever is sent (S-63). */
export interface XmlBounds {
  /** Characters. */
  readonly length: number;
  readonly depth: number;
  readonly elements: number;
  /** Signs of equality in the whole document: each attribute has one. */
  readonly attributes: number;
  readonly references: number;
  /** Names of attributes that end a document: what stands in their element is not what is meant by it. */
  readonly misleading: ReadonlySet<string>;
}

class Refused extends Error {}

interface OpenElement {
  uri: string;
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

/**
 * Reads a small XML document strictly; undefined for everything that is not one. Document types, entities of their own,
 * processing instructions, comments and CDATA end it at once: nothing of ours needs them, and each has hidden something
 * from somebody.
 */
export function readXml(text: string, bounds: XmlBounds): XmlElement | undefined {
  if (text.length > bounds.length) return undefined;
  // The reader compares the attributes of one element with each other, and tells of them when it has them all.
  if (text.split('=').length > bounds.attributes) return undefined;
  // Each costs as much as sixty letters, and more while the process is young.
  if (text.split('&').length > bounds.references) return undefined;
  const tree = new Tree(bounds);
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

  constructor(private readonly bounds: XmlBounds) {}

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
    const { elements, depth, misleading } = this.bounds;
    if (this.root || this.elements > elements || this.path.length >= depth) throw new Refused();
    const all = Object.values(attributes);
    if (all.some((each) => misleading.has(each.local))) throw new Refused();
    const own = all.filter(({ name, prefix }) => name !== 'xmlns' && prefix !== 'xmlns');
    const named = own.map(
      (each) => [each.prefix === '' ? each.local : `{${each.uri}}${each.local}`, each.value] as const,
    );
    // Two prefixes of one namespace make one name of two.
    if (new Set(named.map(([name]) => name)).size < named.length) throw new Refused();
    this.path.push({ uri, name: local, attributes: new Map(named), children: [], text: '' });
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
