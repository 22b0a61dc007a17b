import type { FieldFault } from '@latchkey/kernel';
import type { AccessCondition, VersionRange } from './access-condition.ts';
import { compareVersions, readVersion } from './client-version.ts';
import { isNetwork } from './networks.ts';

/** Conditions of one control, and what one of them may name. */
export const mostConditions = 100;
export const mostNames = 100;

/** Everything that is wrong with a list of conditions, each with the place that it shows at. */
export function conditionFaults(conditions: readonly AccessCondition[]): FieldFault[] {
  const faults = conditions.flatMap((condition, index) => [
    ...orderFaults(conditions, index),
    ...listFaults(condition.networks, `/conditions/${index}/networks`),
    ...networkFaults(condition, index),
    ...listFaults(condition.groupIds, `/conditions/${index}/groupIds`),
    ...versionFaults(condition.versions, `/conditions/${index}/versions`),
  ]);
  if (conditions.length <= mostConditions) return faults;
  return [fault('/conditions', 'too-many', `Keep at most ${mostConditions} conditions.`), ...faults];
}

/** PR-B12. */
function orderFaults(conditions: readonly AccessCondition[], index: number): FieldFault[] {
  const order = conditions[index]?.order ?? 0;
  const pointer = `/conditions/${index}/order`;
  if (!Number.isInteger(order) || order < 1)
    return [fault(pointer, 'order', 'Give an order of 1 or more, a whole number.')];
  if (conditions.findIndex((one) => one.order === order) === index) return [];
  return [fault(pointer, 'same-order', 'Give each condition an order of its own.')];
}

/** An empty list would fit nobody, which nobody means who writes it. */
function listFaults(named: readonly string[] | null, pointer: string): FieldFault[] {
  if (named === null || (named.length > 0 && named.length <= mostNames)) return [];
  return [fault(pointer, 'amount', `Name 1 to ${mostNames}, or leave it out.`)];
}

function networkFaults({ networks }: AccessCondition, index: number): FieldFault[] {
  return (networks ?? []).flatMap((network, place) => {
    if (isNetwork(network)) return [];
    const detail = 'Give a range such as 192.0.2.0/24 or 2001:db8::/32, with zeros behind the prefix.';
    return [fault(`/conditions/${index}/networks/${place}`, 'network', detail)];
  });
}

function versionFaults(versions: VersionRange | null, pointer: string): FieldFault[] {
  if (versions === null) return [];
  const { atLeast, below } = versions;
  const faults = Object.entries({ atLeast, below }).flatMap(([name, text]) =>
    text === null || readVersion(text) ? [] : [fault(`${pointer}/${name}`, 'version', versionDetail)],
  );
  if (faults.length > 0) return faults;
  const [least, most] = [readVersion(atLeast ?? '0') ?? [], readVersion(below ?? '')];
  const open = atLeast === null && below === null;
  if (!open && (!most || compareVersions(least, most) < 0)) return [];
  return [fault(pointer, 'no-version', 'Name versions that there can be, or leave it out.')];
}

const versionDetail = 'Give one to four numbers such as 4.1.0.2807.';

function fault(pointer: string, code: string, detail: string): FieldFault {
  return { pointer, code, detail };
}
