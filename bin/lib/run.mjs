/** Running the project's own tools as child processes. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../build.mjs';

const require = createRequire(import.meta.url);

/** Runs a program in the project's folder with our terminal; resolves to its exit code (128 + n for a signal). */
export function run(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 137));
    });
  });
}

/** Runs the command-line program of an installed package, by its file inside the package. */
export function runTool(packageName, file, args, { nodeArgs = [], env } = {}) {
  const home = path.dirname(require.resolve(`${packageName}/package.json`));
  return run(process.execPath, [...nodeArgs, path.join(home, file), ...args], env);
}

/** Jest, which needs these switches of node for ES modules. */
export const runJest = (args, env) =>
  runTool('jest', 'bin/jest.js', args, {
    nodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    env,
  });
