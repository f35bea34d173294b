import type { Database } from 'better-sqlite3';

/** What the kiosk knows about itself, by name, as JSON. Nothing about a resident ever stands here. */
export interface FactTable {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

export function factTable(db: Database): FactTable {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM fact WHERE name = ?');
  const upsert = db.prepare(
    'INSERT INTO fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    read: (name) => {
      const row = select.get(name);
      return row && JSON.parse(row.value);
    },
    write: (name, value) => {
      upsert.run(name, JSON.stringify(value));
    },
  };
}
