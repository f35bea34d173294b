import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEnvelope, sealEnvelope } from '../../core/submission/envelope.ts';
import { newKeys, openIdentity, openingKeyOf } from '../../intake/identity.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-identity-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const content = {
  format: 1 as const,
  submission: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10',
  kiosk: '0f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10',
  outcome: 'willow',
  attachmentKeys: {},
};

test.each([['signing.json'], ['envelope.json']])(
  'the power failed between two files of new keys (%s is the old one), and nothing is shut out',
  async (left) => {
    const first = await openIdentity(dataDir);
    const early = await sealEnvelope(content, first.envelopeKey);
    const saved = path.join(dataDir, 'saved');
    cpSync(path.join(dataDir, 'keys'), saved, { recursive: true });
    await newKeys(dataDir, 1);
    cpSync(path.join(saved, 'signing.json'), path.join(dataDir, 'keys/signing.json'));
    if (left === 'envelope.json')
      cpSync(path.join(saved, 'envelope.json'), path.join(dataDir, 'keys/envelope.json'));

    const between = await openIdentity(dataDir);
    expect(between.signingKey.kid).toBe(first.signingKey.kid);
    const late = await sealEnvelope(content, between.envelopeKey);
    await newKeys(dataDir, 2);
    const after = await openIdentity(dataDir);
    expect(after.successions).toHaveLength(1);
    for (const envelope of [early, late, await sealEnvelope(content, after.envelopeKey)]) {
      const key = openingKeyOf(envelope, after);
      expect([after.envelopeKey.kid, ...after.formerEnvelopeKeys]).toContain(key?.kid);
      expect(key && (await openEnvelope(envelope, key))?.outcome).toBe('willow');
    }
  },
);
