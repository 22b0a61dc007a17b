// npm run tour: the whole product on free ports, one whole reset played through it, every step with its answer.
import { processNames, System } from '../system.ts';
import { ResetTour } from '../tour/reset-tour.ts';
import { buildProduct } from '../product-build.ts';

const began = performance.now();
const say = (words: string): void => console.log(words);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

let system: System | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void system?.stop().then(() => process.exit(130)));
}

try {
  if (!(await buildProduct())) throw new Error('The build failed, so there is no tour.');
  const built = performance.now() - began;
  system = await System.start({ demonstration: true, onProgress: (words) => say(`  ${words}`) });
  await describe(system, built);
  await new ResetTour(system, say).run();
  say(`\nThe tour is complete. It took ${seconds(performance.now() - began)}.`);
  process.exitCode = 0;
} catch (error) {
  console.error(`\nThe tour failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await system?.stop();
}

async function describe(running: System, built: number): Promise<void> {
  const { database, migrate, seed, processes } = running.times;
  const installed = Number(process.env['LATCHKEY_INSTALL_MS'] ?? 0);
  say(
    `\nnpm ci ${seconds(installed)}, build ${seconds(built)}, PostgreSQL ${seconds(database)}, migrate ${seconds(migrate)}, seed ${seconds(seed)}, processes ready ${seconds(processes)}`,
  );
  for (const name of processNames) {
    say(`  ${name.padEnd(12)} ${String(Math.round((await running.rss(name)) / 2 ** 20)).padStart(4)} MiB`);
  }
}
