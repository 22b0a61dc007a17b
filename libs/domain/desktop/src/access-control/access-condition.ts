import { compareVersions, readVersion, type ClientVersion } from './client-version.ts';
import { contains, readAddress } from './networks.ts';

export type AccessAction = 'allow' | 'deny';

/** Which clients are meant; null leaves an end open. */
export interface VersionRange {
  readonly atLeast: string | null;
  /** This one is not meant any more. */
  readonly below: string | null;
}

/** One line of the control. It fits an attempt that has everything it says; what is null is not looked at. */
export interface AccessCondition {
  /** 1 and upwards; the lowest is asked first, and each is of one condition (PR-B12). */
  readonly order: number;
  readonly action: AccessAction;
  /** Ranges of IPv4 or IPv6; one of them is enough. */
  readonly networks: readonly string[] | null;
  readonly versions: VersionRange | null;
  /** One of these groups is enough. */
  readonly groupIds: readonly string[] | null;
}

/** Somebody at a machine, as the client tells of them. */
export interface AccessAttempt {
  readonly address: string;
  readonly clientVersion: string;
  /** Groups that the user belongs to. */
  readonly groupIds: readonly string[];
}

/** An attempt whose address and version can be compared. */
export interface ReadAttempt {
  readonly address: NonNullable<ReturnType<typeof readAddress>>;
  readonly version: ClientVersion;
  readonly groupIds: readonly string[];
}

/** Undefined for what cannot be compared: no condition could be trusted to see it. */
export function readAttempt({ address, clientVersion, groupIds }: AccessAttempt): ReadAttempt | undefined {
  const [read, version] = [readAddress(address), readVersion(clientVersion)];
  return read && version ? { address: read, version, groupIds } : undefined;
}

export function fits({ networks, versions, groupIds }: AccessCondition, attempt: ReadAttempt): boolean {
  if (networks && !networks.some((network) => contains(network, attempt.address))) return false;
  if (groupIds && !groupIds.some((id) => attempt.groupIds.includes(id))) return false;
  return versions === null || within(versions, attempt.version);
}

function within({ atLeast, below }: VersionRange, version: ClientVersion): boolean {
  const [least, most] = [readVersion(atLeast ?? '0'), below === null ? null : readVersion(below)];
  if (!least || most === undefined || compareVersions(version, least) < 0) return false;
  return most === null || compareVersions(version, most) < 0;
}
