/**
 * The kiosk of a signing key that is good, with that key, in the words that both databases share.
 *
 * @param kid what follows the name of a column with the key's id
 */
export function kioskByKeyStatement(kid: string): string {
  return `SELECT id, name, signing_key, receiving_key, enrolled_at, revoked_at
      FROM kiosk WHERE signing_kid ${kid} AND revoked_at IS NULL
    UNION ALL
    SELECT kiosk.id, kiosk.name, former.signing_key, kiosk.receiving_key, kiosk.enrolled_at, kiosk.revoked_at
      FROM former_signing_key AS former JOIN kiosk ON kiosk.id = former.kiosk
      WHERE former.signing_kid ${kid} AND former.revoked_at IS NULL AND kiosk.revoked_at IS NULL`;
}

/** Finds something where some kiosk has this signing key, or had it. */
export function keyTakenStatement(kid: string): string {
  return `SELECT 1 FROM kiosk WHERE signing_kid = ${kid}
    UNION ALL SELECT 1 FROM former_signing_key WHERE signing_kid = ${kid}`;
}
