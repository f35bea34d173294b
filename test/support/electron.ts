import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { _electron, type ElectronApplication, type Page } from 'playwright';

export interface LaunchedElectron {
  app: ElectronApplication;
  page: Page;
  /** Everything that the program wrote to stderr so far. */
  messages(): string;
}

const launchWithinMs = 30_000;

/** The runtime to test with: what the launcher found, or where a developer says that one stands. */
export function electronExecutable(): string {
  const found =
    process.env['ELECTRON_EXECUTABLE'] ||
    path.join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist', 'electron');
  if (!existsSync(found)) throw new Error(`No Electron at ${found}: run these tests with npm test`);
  return found;
}

/**
 * Starts a program in Electron and waits for its first window. Launching hangs once in a long while, in the driver and
 * not in the program, so it is limited in time and tried once more.
 */
export async function launchElectron(
  args: string[],
  executablePath = electronExecutable(),
  environment = process.env,
): Promise<LaunchedElectron> {
  try {
    return await launch(args, executablePath, environment);
  } catch {
    return launch(args, executablePath, environment);
  }
}

async function launch(
  args: string[],
  executablePath: string,
  environment: NodeJS.ProcessEnv,
): Promise<LaunchedElectron> {
  const app = await _electron.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
    env: asAtAKiosk(environment),
    timeout: launchWithinMs,
  });
  let written = '';
  app.process().stderr?.on('data', (bytes: Buffer) => (written += bytes.toString()));
  try {
    const page = await app.firstWindow({ timeout: launchWithinMs });
    return { app, page, messages: () => written };
  } catch (error) {
    app.process().kill('SIGKILL');
    throw error;
  }
}

/** Without what a test runner sets. */
function asAtAKiosk(environment: NodeJS.ProcessEnv): Record<string, string> {
  const { NODE_ENV: _, ...rest } = environment;
  return Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
