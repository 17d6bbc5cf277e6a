/** Installs the locked dependencies when node_modules is missing or belongs to another lock file, and says so. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages;
  } catch {
    return undefined;
  }
};

const locked = packagesOf('package-lock.json');
if (locked === undefined) {
  console.error('package-lock.json is missing or damaged; restore it (git checkout package-lock.json) and run this again.');
  process.exit(1);
}

const installed = packagesOf('node_modules/.package-lock.json');
// Optional packages are those of other platforms: npm leaves them out.
const stale = Object.entries(locked).filter(
  ([path, entry]) => path !== '' && !entry.optional && installed?.[path]?.version !== entry.version,
);

if (stale.length > 0) {
  console.error(
    installed === undefined
      ? 'Installing the locked dependencies (npm ci) …'
      : `Installing the locked dependencies (npm ci): ${stale.length} differ from package-lock.json, ${stale[0][0]} first …`,
  );
  // What npm has kept of a locked version is that version: its hash is in the lock file.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`npm ci failed (${error?.message ?? `exit ${status}`}): the dependencies could not be installed. Is the network or the registry reachable?`);
    process.exit(1);
  }
}
