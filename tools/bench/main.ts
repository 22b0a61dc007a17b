// npm run bench. What the benchmark imports are built libraries: on a fresh clone they must be built before it is read.
import { buildProduct } from '../src/product-build.ts';

if (await buildProduct()) {
  const [word] = process.argv.slice(2);
  if (word === '--directories')
    await (await import('./directories/directory-overhead.ts')).benchDirectories(300);
  else if (word?.startsWith('--arrivals'))
    await (await import('./arrivals/arrivals.ts')).benchArrivals(Number(word.split('=')[1] ?? 100_000));
  else await import('./benchmark.ts');
} else {
  console.error('The build failed, so there is nothing to measure.');
  process.exitCode = 1;
}
