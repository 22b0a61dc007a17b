import { describe, expect, it } from '@jest/globals';
import { attributeFaults, attributeKeys, mostAttributes } from './user-attributes.ts';

const told = (attributes: Record<string, string>): string[] =>
  attributeFaults(attributes).map(({ code, pointer }) => `${code} ${pointer}`);
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, 'value']));

describe('attributes of a user', () => {
  it('PR-T15 S-03 are compared like any other identifier', () => {
    expect(attributeKeys({ employee_number: ' AB-E\u0301 ', badge: '4711' })).toEqual([
      { name: 'employee_number', valueKey: 'ab-\u00c9' },
      { name: 'badge', valueKey: '4711' },
    ]);
  });

  it('PR-T15 are few, short and visible, and every fault is told', () => {
    expect(told(many(mostAttributes))).toEqual([]);
    expect(told(many(mostAttributes + 1))).toEqual(['too-many /attributes']);
    expect(told({ 'Not/Good~': 'x', empty: ' ', unseen: 'a\u200b', long: 'x'.repeat(255) })).toEqual([
      'attribute-name /attributes/Not~1Good~0',
      ...['empty', 'unseen', 'long'].map((name) => `identifier /attributes/${name}`),
    ]);
    expect(told({ long: 'x'.repeat(254) })).toEqual([]);
  });
});
