import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { build, stop, type OnLoadResult, type Plugin } from 'esbuild';
import { appNames, type AppName } from './environment.ts';
import { workspacePath } from './workspace.ts';

/**
 * What stays in files of its own: native code and WebAssembly, what finds files of its own by their place, the driver
 * that the job queue shares with us, and what Nest asks for only where somebody has installed it.
 */
const apart = [
  ...['@node-rs/argon2', '@node-rs/bcrypt', '@jitl/quickjs-wasmfile-release-sync', 'pg-native'],
  ...['graphile-worker', 'pino', 'undici'],
  ...['pg', 'pg-cursor'],
  ...['class-transformer', 'class-validator', '@nestjs/microservices', '@nestjs/websockets'],
  ...['@nestjs/platform-express', '@fastify/multipart', '@fastify/static', '@fastify/view'],
];

/**
 * What the package `soap` brings for ways out that are not ours: another HTTP client that follows redirects, forms,
 * signatures. Nothing of ours may get there, so in a bundle there is nothing to get to (decision 45).
 */
const leftOut = /^(?:axios|axios-ntlm|follow-redirects|formidable|whatwg-mimetype|xml-crypto)$/;

const nothing = 'left-out';

/** CommonJS that is bundled asks Node for what stays apart. */
const banner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/**
 * The one file that a process is started from. Not below `dist`: what Nx keeps of a build there it brings back later,
 * with a bundle that is older than it looks.
 */
export const bundleOf = (app: AppName): string => workspacePath(`apps/${app}/bundle/main.js`);

/**
 * Makes one file of each process: Node looks for 3,400 files to start public-api otherwise, which takes it four times
 * as long (decision 33). A file whose parts are all older is left as it is.
 */
export async function bundleProcesses(): Promise<void> {
  await Promise.all(appNames.map(async (app) => ((await isCurrent(app)) ? undefined : bundle(app))));
  // Its service would live as long as whoever has asked for bundles.
  await stop();
}

async function bundle(app: AppName): Promise<void> {
  const outfile = bundleOf(app);
  const { metafile } = await build({
    entryPoints: [workspacePath(`apps/${app}/dist/main.js`)],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20' },
    ...{ keepNames: true, metafile: true, logLevel: 'error', absWorkingDir: workspacePath('.') },
    external: apart,
    banner: { js: banner },
    plugins: [ownPlaces(dirname(outfile)), withoutWaysOut],
  });
  // Found only when it is used otherwise, and then by somebody who waits for an answer.
  if (/\b__(?:dir|file)name\b/.test(await readFile(outfile, 'utf8')))
    throw new Error(`A package in ${outfile} finds files by its own place: let it stay apart.`);
  const parts = Object.keys(metafile.inputs).filter((part) => !part.startsWith(`${nothing}:`));
  await writeFile(`${outfile}.parts.json`, JSON.stringify(parts));
}

async function isCurrent(app: AppName): Promise<boolean> {
  const list = `${bundleOf(app)}.parts.json`;
  if (!existsSync(list)) return false;
  const made = statSync(list).mtimeMs;
  const parts = JSON.parse(await readFile(list, 'utf8')) as readonly string[];
  const decisive = [...parts, 'tools/src/bundle.ts', 'package-lock.json'].map((part) => workspacePath(part));
  return decisive.every((part) => existsSync(part) && statSync(part).mtimeMs < made);
}

/** A module of ours that finds a file by its own place finds it from the bundle too. */
function ownPlaces(folder: string): Plugin {
  return {
    name: 'own places',
    setup({ onLoad }) {
      onLoad(
        { filter: /\/(?:apps|libs)\/.*\/dist\/.*\.js$/ },
        async ({ path }): Promise<OnLoadResult | undefined> => {
          const text = await readFile(path, 'utf8');
          if (!text.includes('import.meta.url')) return undefined;
          const place = `new URL(${JSON.stringify(relative(folder, path))}, import.meta.url).href`;
          return { contents: text.replaceAll('import.meta.url', place) };
        },
      );
    },
  };
}

/** For `soap` alone: whoever else asks for such a package gets it. */
const withoutWaysOut: Plugin = {
  name: 'without ways out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: leftOut }, ({ path, importer }) =>
      importer.includes('/node_modules/soap/') ? { path, namespace: nothing } : undefined,
    );
    onLoad({ filter: /^/, namespace: nothing }, () => ({ contents: 'module.exports = {};' }));
  },
};
