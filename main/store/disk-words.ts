/** What a disk or a system that refused means for the operator, by the beginning of its code. */
const words: readonly [codes: RegExp, sentence: (dir: string) => string][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, (dir) => `The disk of the data folder ${dir} is full. Make room on it.`],
  [
    /^(SQLITE_READONLY|EROFS)/,
    (dir) =>
      `The data folder ${dir} can only be read. Let its disk be written to, or look whether it is broken.`,
  ],
  [
    /^(SQLITE_IOERR|EIO)/,
    (dir) =>
      `The disk of the data folder ${dir} does not read and write as it should. It may have to be replaced.`,
  ],
  [
    /^(EACCES|EPERM|SQLITE_PERM|SQLITE_CANTOPEN|SQLITE_AUTH)/,
    (dir) =>
      `The program may not read or write in the data folder ${dir}. ` +
      `Give the folder and all that is in it to the user who runs the kiosk.`,
  ],
  [
    /^(ENOTDIR|EEXIST|EISDIR|ENOENT)/,
    (dir) =>
      `The data folder ${dir} is no folder, or something in it is not what it should be. ` +
      `Choose another with --data-dir, or put it right from a copy.`,
  ],
];

/** The sentence for a data folder that could not be opened, where its disk or the system stood in the way. */
export function diskWords(error: unknown, dir: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  return words.find(([codes]) => codes.test(code))?.[1](dir);
}
