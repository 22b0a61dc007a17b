/** Which methods a path has, so that a wrong one is answered 405 with what is allowed, and not as an unknown path. */
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();

  add(template: string, methods: string | readonly string[]): void {
    const known = this.methods.get(template) ?? new Set();
    for (const method of [methods].flat()) known.add(method);
    this.methods.set(template, known);
  }

  /** Sorted; empty for an unknown path. `path` is as it was sent, without its query. */
  allowed(path: string): string[] {
    const parts = path.split('/');
    const found = new Set<string>();
    for (const [template, methods] of this.methods) {
      if (fits(template.split('/'), parts)) for (const method of methods) found.add(method);
    }
    return [...found].sort();
  }
}

function fits(template: readonly string[], parts: readonly string[]): boolean {
  return (
    template.length === parts.length &&
    template.every((part, at) => (part.startsWith(':') ? parts[at] !== '' : part === parts[at]))
  );
}
