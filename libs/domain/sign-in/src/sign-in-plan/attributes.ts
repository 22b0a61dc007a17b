import type { AttributeSource, ActionSettings } from './action-settings.ts';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What actions can look at: of the person, of this sign-in, and of the actions before. */
export type AttributesBySource = Readonly<Record<AttributeSource, Attributes>>;

/** People's attributes are texts, and an application may send either. */
function isTrue(value: AttributeValue | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** Whether an action asks the person for something (AA-01, AA-03). */
export function asks(
  { attribute, attributeSource }: ActionSettings,
  attributes: AttributesBySource,
): boolean {
  const bag = attributes[attributeSource];
  return Object.hasOwn(bag, attribute) && isTrue(bag[attribute]);
}

/** The first action from `from` on that asks; undefined when nothing stands in the way of signing in. */
export function nextToAsk(
  actions: readonly ActionSettings[],
  from: number,
  attributes: AttributesBySource,
): number | undefined {
  const at = actions.findIndex((action, position) => position >= from && asks(action, attributes));
  return at === -1 ? undefined : at;
}
