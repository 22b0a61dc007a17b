/** All that a description may ask for. There is no other, and none takes an argument (S-65). */
export const placeholders = ['to', 'from', 'text', 'id'] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

const known = new RegExp(`\\{\\{(${placeholders.join('|')})\\}\\}`, 'g');

/** Each place is filled once: what looks like a placeholder inside a value is text. */
export function filled(template: string, values: PlaceholderValues): string {
  return template.replace(known, (_, name: Placeholder) => values[name]);
}

export function placeholdersIn(template: string): readonly Placeholder[] {
  return Array.from(template.matchAll(known), ([, name]) => name as Placeholder);
}

/** Braces that are left when the known ones are gone: a slip of the pen that would be sent as it is. */
export function hasUnknownPlaceholder(template: string): boolean {
  return /\{\{|\}\}/.test(template.replace(known, ''));
}
