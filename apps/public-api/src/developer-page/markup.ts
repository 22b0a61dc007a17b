const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is text wherever it stands in a page, and never markup. */
export class Markup {
  private constructor(readonly text: string) {}

  static of(
    strings: TemplateStringsArray,
    ...values: readonly (string | Markup | readonly Markup[])[]
  ): Markup {
    return new Markup(strings.map((part, at) => part + asText(values[at] ?? '')).join(''));
  }
}

function asText(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
  return value instanceof Markup ? value.text : value.map(({ text }) => text).join('\n');
}

/** What is put in as a string is escaped; what is markup already is not. */
export const markup = Markup.of;
