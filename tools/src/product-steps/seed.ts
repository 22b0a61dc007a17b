import { serveStep, type Demonstration, type SeedInput } from '../product-step.ts';
import { workspacePath } from '../workspace.ts';

interface Seed {
  seedDemonstration(input: SeedInput): Promise<Demonstration>;
}

await serveStep<'seed'>(async (input) => {
  const { seedDemonstration } = (await import(workspacePath('tools/src/seed-demonstration.ts'))) as Seed;
  return seedDemonstration(input);
});
