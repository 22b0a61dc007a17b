import { isSchemaName, plainName } from './attribute-names.ts';

/** Which attributes of a resource are answered (RFC 7644, 3.9). */
export class Projection {
  private constructor(
    private readonly named: ReadonlySet<string>,
    private readonly keeps: boolean,
  ) {}

  static of(attributes: string | undefined, excluded: string | undefined): Projection {
    const list = (attributes ?? excluded ?? '').split(',').map((name) => plainName(name.trim()));
    const named = new Set(list.filter((name) => name !== ''));
    return new Projection(named, attributes !== undefined && named.size > 0);
  }

  /** Whether anything of an attribute is answered. */
  includes(name: string): boolean {
    return this.verdict(name.toLowerCase(), []) !== 'no';
  }

  apply<T extends object>(resource: T): Partial<T> {
    return this.part(resource, '') as Partial<T>;
  }

  private part(object: object, prefix: string): object {
    const kept = Object.entries(object).flatMap(([key, value]: [string, unknown]) => {
      if (prefix === '' && (key === 'id' || key === 'schemas')) return [[key, value]];
      if (isSchemaName(key)) return filled(key, this.part(value as object, ''));
      const name = `${prefix}${key.toLowerCase()}`;
      const verdict = this.verdict(name, partsOf(value));
      if (verdict === 'no') return [];
      return [[key, verdict === 'yes' ? value : this.within(value, `${name}.`)]];
    });
    return Object.fromEntries(kept) as object;
  }

  private within(value: unknown, prefix: string): unknown {
    if (Array.isArray(value)) return value.map((one: object) => this.part(one, prefix));
    return this.part(value as object, prefix);
  }

  private verdict(name: string, parts: readonly string[]): 'yes' | 'no' | 'partly' {
    const [whole = ''] = name.split('.');
    const isNamed = this.named.has(name) || this.named.has(whole);
    if (isNamed) return this.keeps ? 'yes' : 'no';
    const isPartly =
      parts.some((part) => this.named.has(`${name}.${part}`)) ||
      (parts.length === 0 && [...this.named].some((each) => each.startsWith(`${name}.`)));
    if (isPartly) return 'partly';
    return this.keeps ? 'no' : 'yes';
  }
}

/** An extension of which nothing is asked for is not there at all. */
function filled(key: string, part: object): [string, object][] {
  return Object.keys(part).length > 0 ? [[key, part]] : [];
}

function partsOf(value: unknown): string[] {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? Object.keys(one).map((key) => key.toLowerCase()) : [];
}
