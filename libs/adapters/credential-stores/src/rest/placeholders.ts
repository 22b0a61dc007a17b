/** All that a description may ask for. There is no other, and none takes an argument (S-65). */
export const placeholders = [
  ...(['userName', 'userId', 'externalId', 'attempt', 'changeId'] as const),
  ...(['newPassword', 'currentPassword', 'mustChange', 'unlock'] as const),
] as const;
export type Placeholder = (typeof placeholders)[number];

/** These name an account or an attempt; the others are of the body alone, since addresses and headers are logged. */
export const plainPlaceholders: readonly Placeholder[] = [
  ...(['userName', 'userId', 'externalId', 'attempt', 'changeId'] as const),
];

/** What an answer may be compared with: every operation on an account has sent these, so none is empty. */
export const comparedPlaceholders: readonly Placeholder[] = ['userName', 'userId', 'attempt', 'changeId'];

export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string | number | boolean>>>;

const known = new RegExp(`\\{\\{(${placeholders.join('|')})\\}\\}`, 'g');
const whole = new RegExp(`^\\{\\{(${placeholders.join('|')})\\}\\}$`);

export function placeholdersIn(template: string): readonly Placeholder[] {
  return Array.from(template.matchAll(known), ([, name]) => name as Placeholder);
}

/** Braces that are left when the known ones are gone: a slip of the pen that would be sent as it is. */
export function hasUnknownPlaceholder(template: string): boolean {
  return /\{\{|\}\}/.test(template.replace(known, ''));
}

/** Each place is filled once: what looks like a placeholder inside a value is text. */
export function filled(
  template: string,
  values: PlaceholderValues,
  written: (text: string) => string = (text) => text,
): string {
  return template.replace(known, (_, name: Placeholder) => written(String(values[name] ?? '')));
}

/** The same in a JSON value. A text that is nothing but one placeholder becomes its value: a number stays one. */
export function filledJson(template: unknown, values: PlaceholderValues): unknown {
  if (typeof template === 'string') {
    const name = whole.exec(template)?.[1] as Placeholder | undefined;
    return name ? (values[name] ?? null) : filled(template, values);
  }
  if (Array.isArray(template)) return template.map((each) => filledJson(each, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, filledJson(each, values)]));
}

/** All names and all texts of a JSON value. */
export function textsOf(value: unknown): { names: string[]; values: string[] } {
  if (typeof value === 'string') return { names: [], values: [value] };
  if (typeof value !== 'object' || value === null) return { names: [], values: [] };
  const below = Object.values(value).map(textsOf);
  return {
    names: [...(Array.isArray(value) ? [] : Object.keys(value)), ...below.flatMap(({ names }) => names)],
    values: below.flatMap(({ values }) => values),
  };
}
