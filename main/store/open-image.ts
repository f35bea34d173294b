import Database from 'better-sqlite3';

/** The bytes of a database's file, opened in memory: nothing that is done to it reaches a disk. @param image is written into */
export function openImage(image: Buffer): Database.Database {
  // Bytes 18 and 19 say "write-ahead log", which a database in memory cannot have.
  image[18] = 1;
  image[19] = 1;
  return new Database(image);
}
