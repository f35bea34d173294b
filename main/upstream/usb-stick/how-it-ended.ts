import type { StickState } from '../../../core/contract.ts';
import { StickGone, StrangeStick } from '../../../stick/stick.ts';

type Ended = NonNullable<StickState['last']>['ended'];

const byCode: Readonly<Record<string, Ended>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EEXIST: 'strange',
  EISDIR: 'strange',
  ENOTDIR: 'strange',
  ENOTEMPTY: 'strange',
  ELOOP: 'strange',
  ERR_FS_EISDIR: 'strange',
  ENOENT: 'pulled',
  ENODEV: 'pulled',
  ENXIO: 'pulled',
  EIO: 'pulled',
  EBADF: 'pulled',
  ENOTCONN: 'pulled',
};

/** What stopped the work at a stick, as staff are told it. */
export function howItEnded(error: unknown): Ended {
  if (error instanceof StickGone) return 'pulled';
  if (error instanceof StrangeStick) return 'strange';
  if (!(error instanceof Error)) return 'fault';
  if (error.name === 'AbortError') return 'called-off';
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? 'not-saved' : (byCode[code] ?? 'fault');
}
