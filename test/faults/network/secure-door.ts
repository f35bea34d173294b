import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { certificateAuthority } from '../../support/certificate-authority.ts';

/** What may be wrong with a certificate. */
export const lies = ['by a stranger', 'for another name', 'ended'] as const;

export type Lie = (typeof lies)[number];

/** A door that is gone in by HTTPS, before a road that knows of none. */
export interface SecureDoor {
  readonly url: string;
  /** Whom a program has to trust that goes in by it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends every connection; whoever comes from now on is shown a certificate that is so. */
  be(certificate: 'good' | Lie): void;
  /** How many have said something to a door with a wrong one. */
  deceived(): number;
  close(): Promise<void>;
}

const name = 'intake.bangban.test';

/** @param dir for the certificates; may not be taken away before whoever trusts them has been started */
export async function secureDoorTo(road: string, dir: string): Promise<SecureDoor> {
  const trusted = certificateAuthority(path.join(dir, 'trusted'));
  const stranger = certificateAuthority(path.join(dir, 'stranger'));
  const shown = {
    good: tls.createSecureContext(trusted.issue(`DNS:${name}`)),
    'by a stranger': tls.createSecureContext(stranger.issue(`DNS:${name}`)),
    'for another name': tls.createSecureContext(trusted.issue('DNS:portal.bangban.test')),
    ended: tls.createSecureContext(trusted.issue(`DNS:${name}`, -1)),
  };
  const { hostname, port } = new URL(road);
  let now: keyof typeof shown = 'good';
  let deceived = 0;
  const open = new Set<net.Socket>();

  const server = tls.createServer({ SNICallback: (_name, answer) => answer(null, shown[now]) }, (near) => {
    if (now !== 'good') {
      near.once('data', () => (deceived += 1));
      return;
    }
    const far = net.connect({ host: hostname, port: Number(port), noDelay: true });
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy()).on('error', () => near.destroy());
  });
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('secureConnection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no place');
  return {
    url: `https://${name}:${address.port}`,
    environment: { NODE_EXTRA_CA_CERTS: trusted.file },
    be: (certificate) => {
      now = certificate;
      // Or whoever was here before goes on with what was agreed on then, which nobody else could, and looks at no certificate.
      server.setTicketKeys(randomBytes(48));
      for (const socket of open) socket.destroy();
    },
    deceived: () => deceived,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}
