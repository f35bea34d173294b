const codes = /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM)|ENOSPC|EIO|EROFS|EDQUOT$)/;

/** The disk did not take what was to be kept: full, broken or taken away. Everything else is a fault of ours. */
export function isDiskRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.test(String(error.code));
}
