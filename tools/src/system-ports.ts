import { portNames, type Ports } from './environment.ts';
import { freePort, isPortFree } from './free-port.ts';

const DEFAULT_BASE = 4200;

/** Eight ports in a row from the base: 4200, or what LATCHKEY_PORT_BASE says. */
export function portsFrom(base: string | undefined): Ports {
  const first = base === undefined || base === '' ? DEFAULT_BASE : Number(base);
  if (!Number.isInteger(first) || first < 1024 || first > 65_535 - portNames.length) {
    throw new Error(`LATCHKEY_PORT_BASE is "${base}": it must be a number from 1024 to 65500, such as 5200.`);
  }
  return portRecord(portNames.map((_, index) => first + index));
}

export async function freePorts(): Promise<Ports> {
  const found = new Set<number>();
  while (found.size < portNames.length) found.add(await freePort());
  return portRecord([...found]);
}

/** Says in words which ports another program holds, and how to choose others. */
export async function refuseTakenPorts(ports: Ports, needed: readonly (keyof Ports)[]): Promise<void> {
  const taken: string[] = [];
  for (const name of needed) {
    if (!(await isPortFree(ports[name]))) taken.push(`${ports[name]} (${name})`);
  }
  if (taken.length === 0) return;
  throw new Error(
    `Taken by another program: port ${taken.join(', port ')}. ` +
      `Stop that program, or choose other ports: LATCHKEY_PORT_BASE=${otherBase(ports)} npm start`,
  );
}

function otherBase(ports: Ports): number {
  return ports.portal < 60_000 ? ports.portal + 1_000 : DEFAULT_BASE;
}

function portRecord(numbers: readonly number[]): Ports {
  return Object.fromEntries(portNames.map((name, index) => [name, numbers[index]])) as Ports;
}
