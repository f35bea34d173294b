import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Who makes certificates, and whom a program may be told to trust. Made by `openssl`, which has to be there. */
export interface CertificateAuthority {
  /** Its own, for `NODE_EXTRA_CA_CERTS`. */
  readonly file: string;
  /** @param days it is good for; -1 of one that ended yesterday */
  issue(subject: `DNS:${string}` | `IP:${string}`, days?: number): { key: Buffer; cert: Buffer };
}

/** @param dir a folder of its own, made where it is not there; may be taken away when all is issued and read */
export function certificateAuthority(dir: string): CertificateAuthority {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'authority.pem');
  const ownKey = path.join(dir, 'authority.key');
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=bangban-test';
  openssl(`req -x509 ${newKey} -days 30 -keyout`, ownKey, '-out', file);
  return {
    file,
    issue: (subject, days = 30) => {
      const [key, request, cert] = ['key', 'request', 'cert'].map((kind) =>
        path.join(dir, `issued.${kind}`),
      ) as [string, string, string];
      openssl(`req ${newKey} -addext subjectAltName=${subject} -keyout`, key, '-out', request);
      const signed = `x509 -req -copy_extensions copy -days ${days} -CAcreateserial -in`;
      openssl(signed, request, '-CA', file, '-CAkey', ownKey, '-out', cert);
      return { key: readFileSync(key), cert: readFileSync(cert) };
    },
  };
}

function openssl(words: string, ...files: string[]): void {
  execFileSync('openssl', [...words.split(' '), ...files], { stdio: 'ignore' });
}
