// npm run bench. What the benchmark imports are built libraries: on a fresh clone they must be built before it is read.
import { buildProduct } from '../src/product-build.ts';

if (await buildProduct()) await import('./benchmark.ts');
else {
  console.error('The build failed, so there is nothing to measure.');
  process.exitCode = 1;
}
