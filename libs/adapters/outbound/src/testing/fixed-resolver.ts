import { Resolver } from '../target/resolver.ts';

/** Answers what it was told to, one list after another (the last one for ever), and counts who asked. */
export class FixedResolver extends Resolver {
  asked = 0;

  constructor(private readonly answers: Readonly<Record<string, readonly (readonly string[])[]>>) {
    super();
  }

  addressesOf(name: string): Promise<string[]> {
    const lists = this.answers[name] ?? [[]];
    const list = lists[Math.min(this.asked, lists.length - 1)] ?? [];
    this.asked += 1;
    return Promise.resolve([...list]);
  }
}
