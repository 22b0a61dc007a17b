/**
 * A DN by the identity of an object, which a rename does not change (MS-ADTS, 3.1.1.3.1.2.4). The first three groups
 * of a GUID are little-endian in the sixteen bytes.
 */
export function guidName(guid: Buffer): string {
  if (guid.length !== 16) throw new RangeError('a GUID has sixteen bytes');
  const group = (...places: number[]) =>
    places.map((place) => guid.toString('hex', place, place + 1)).join('');
  const groups = [
    group(3, 2, 1, 0),
    group(5, 4),
    group(7, 6),
    guid.toString('hex', 8, 10),
    guid.toString('hex', 10),
  ];
  return `<GUID=${groups.join('-')}>`;
}
