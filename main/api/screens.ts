import { folderFiles } from './folder-files.ts';

/** Answers the screens' own files as built: the page, its scripts, its fonts. They hold nothing of anybody. */
export function screensIn(dir: string): (request: Request) => Promise<Response | undefined> {
  const files = folderFiles(dir);
  return async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    const { pathname } = new URL(url);
    return files(pathname === '/' ? 'index.html' : pathname.slice(1));
  };
}
