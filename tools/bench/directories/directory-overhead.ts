import { performance } from 'node:perf_hooks';
import { writeFileSync } from 'node:fs';
import {
  ActiveDirectoryStore,
  DirectoryConversations,
  OpenLdapStore,
  usualDeadlines,
} from '@latchkey/credential-stores';
import { plainReset, type StoreDriver } from '@latchkey/credentials';
import { VettedSockets } from '@latchkey/outbound';
import { startDirectories, type DirectoryFacts } from '../../src/directories.ts';
import { workspacePath } from '../../src/index.ts';
import { describeCommit, describeMachine, loadBefore } from '../measure/machine.ts';
import { activeDirectory, BareDirectory, openLdap, type BareKind } from './bare-directory.ts';
import { directoryReport, type DirectoryFigures, type WayFigures } from './directory-report.ts';

interface Way extends WayFigures {
  readonly took: number[];
  readonly cpu: number[];
  reset(userName: string, password: string): Promise<unknown>;
}

const people = 20;
const warmUp = 40;

/** Resets by our driver beside the same by the bare client, in turn in one run. Writes docs/benchmarks-directories.md. */
export async function benchDirectories(rounds: number): Promise<void> {
  const directories = await startDirectories();
  try {
    const measured = [
      await measure(activeDirectory, directories.activeDirectory, rounds),
      await measure(openLdap, directories.openLdap, rounds),
    ];
    const report = directoryReport(circumstances(rounds), measured);
    writeFileSync(workspacePath('docs/benchmarks-directories.md'), report);
    console.log(report);
  } finally {
    await directories.stop();
  }
}

async function measure(kind: BareKind, facts: DirectoryFacts, rounds: number): Promise<DirectoryFigures> {
  const bare = new BareDirectory(kind, facts);
  const names = Array.from({ length: people }, (_, n) => `bench${n}`);
  await bare.addPeople(names, 'Before anything 1');
  const kept = await bare.bound();
  const ways: Way[] = [
    way('ours', (userName, password) => resetByDriver(driverOf(kind, bare), userName, password)),
    way('bare client, a connection for each', (userName, password) => bare.reset(userName, password)),
    way('bare client, one connection kept', (userName, password) => bare.modify(kept, userName, password)),
  ];
  for (let round = 0; round < warmUp + rounds; round += 1)
    for (const each of ways) await once(each, names[round % people] ?? '', round, round >= warmUp);
  await kept.unbind();
  return { directory: kind.name, ways };
}

function way(name: string, reset: Way['reset']): Way {
  return { name, took: [], cpu: [], reset };
}

async function once(
  { name, took, cpu, reset }: Way,
  userName: string,
  round: number,
  counts: boolean,
): Promise<void> {
  const password = `Kettle ${round} of ${name.length} sings`;
  const [began, before] = [performance.now(), process.cpuUsage()];
  await reset(userName, password);
  const used = process.cpuUsage(before);
  if (!counts) return;
  took.push(performance.now() - began);
  cpu.push((used.user + used.system) / 1000);
}

function driverOf(kind: BareKind, bare: BareDirectory): StoreDriver {
  const url = new URL(bare.fact('LDAPS_URL'));
  const directory = {
    servers: [{ url: url.href, tlsName: bare.fact('TLS_NAME') }],
    ...{ ca: bare.ca, bindDn: bare.fact('SERVICE_DN'), bindPassword: bare.fact('SERVICE_PASSWORD') },
    ...{ peopleDn: bare.fact('PEOPLE_DN'), userNameAttributes: [kind.attribute], protectedGroups: [] },
  };
  const sockets = new VettedSockets({ operatorAddresses: [`tls://${url.hostname}:${url.port || '636'}`] });
  const conversations = new DirectoryConversations(
    { of: () => Promise.resolve(directory) },
    { tell: ({ step, code }) => console.error(`the directory failed at ${step}: ${code}`) },
    { sockets, deadlines: usualDeadlines },
  );
  return kind === activeDirectory
    ? new ActiveDirectoryStore(conversations)
    : new OpenLdapStore(conversations);
}

async function resetByDriver(driver: StoreDriver, userName: string, password: string): Promise<void> {
  const account = { storeId: 'store', userId: userName, userName };
  const answer = await driver.reset(account, password, { changeId: 'bench', fence: 1 }, plainReset);
  if (answer.kind !== 'applied') throw new Error(`a reset was answered with ${JSON.stringify(answer)}`);
}

function circumstances(rounds: number): string[] {
  return [
    `Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Commit: ${describeCommit()}`,
    `Machine: ${describeMachine(workspacePath('.'), '').split(', PostgreSQL')[0] ?? ''}`,
    `Load of the machine before the run: ${loadBefore().toFixed(2)}`,
    `Resets of each way: ${rounds} after ${warmUp} to warm up, over ${people} accounts`,
  ];
}
