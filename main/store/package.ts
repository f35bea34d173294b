import type { Database } from 'better-sqlite3';

/** A service's files by path, and the digest over all of them. */
export interface PackageFiles {
  readonly digest: string;
  readonly service: string;
  readonly version: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** The services that a session or a submission began with, whatever the catalog has become since. */
export interface PackageTable {
  /** Keeps a package; one that is kept already is left alone. */
  keep(kept: PackageFiles): void;
  read(digest: string): PackageFiles | undefined;
  file(digest: string, path: string): Buffer | undefined;
  /** Drops every package that nothing refers to, save those named. */
  drop(stillUsed: ReadonlySet<string>): void;
}

export function packageTable(db: Database): PackageTable {
  const insert = db.prepare('INSERT OR IGNORE INTO package (digest, service, version) VALUES (?, ?, ?)');
  const insertFile = db.prepare('INSERT INTO package_file (digest, path, bytes) VALUES (?, ?, ?)');
  const select = db.prepare<[string], { service: string; version: string }>(
    'SELECT service, version FROM package WHERE digest = ?',
  );
  const selectFiles = db.prepare<[string], { path: string; bytes: Buffer }>(
    'SELECT path, bytes FROM package_file WHERE digest = ?',
  );
  const selectFile = db.prepare<[string, string], { bytes: Buffer }>(
    'SELECT bytes FROM package_file WHERE digest = ? AND path = ?',
  );
  const unused = db.prepare<[], { digest: string }>(
    'SELECT digest FROM package WHERE digest NOT IN (SELECT digest FROM session)',
  );
  const remove = db.prepare('DELETE FROM package WHERE digest = ?');

  return {
    keep: ({ digest, service, version, files }) => {
      if (insert.run(digest, service, version).changes === 0) return;
      for (const [path, bytes] of files) insertFile.run(digest, path, bytes);
    },
    read: (digest) => {
      const row = select.get(digest);
      if (!row) return undefined;
      return {
        digest,
        ...row,
        files: new Map(selectFiles.all(digest).map(({ path, bytes }) => [path, bytes])),
      };
    },
    file: (digest, path) => selectFile.get(digest, path)?.bytes,
    drop: (stillUsed) => {
      for (const { digest } of unused.all()) if (!stillUsed.has(digest)) remove.run(digest);
    },
  };
}
