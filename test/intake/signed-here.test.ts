import { CompactSign } from 'jose';
import { createPrivateKey, randomBytes, sign as signBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { publicPart } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { sign, verify } from '../../core/submission/signed.ts';
import { signHere, verifyHere } from '../../intake/signed-here.ts';

// What one of the two makes, the other takes; and what one of them does not take, the other does not either.

const shape = z.object({ text: z.string() });
const kind = 'bangban-cover';
const key = await makeKey();
const shown = publicPart(key);

const bothSay = async (jws: string, by = shown, of: typeof shape = shape) => {
  const said = await verifyHere(kind, of, jws, by);
  expect(said).toEqual(await verify(kind, of, jws, by));
  return said;
};

test('makes what the kiosk takes and takes what the kiosk makes, whatever the numbers of a signature begin with', async () => {
  for (let round = 0; round < 300; round += 1) {
    const content = { text: `赵桂兰 ${randomBytes(round % 7).toString('hex')}` };
    expect(await verify(kind, shape, await signHere(kind, content, key), shown)).toEqual(content);
    expect(await verifyHere(kind, shape, await sign(kind, content, key), shown)).toEqual(content);
  }
});

test('takes nothing of another kind, key or shape, and nothing that was touched', async () => {
  const jws = await sign(kind, { text: 'kept' }, key);
  const [header = '', payload = '', signature = ''] = jws.split('.');
  expect(await bothSay(jws)).toEqual({ text: 'kept' });
  expect(await bothSay(jws, publicPart(await makeKey()))).toBeUndefined();
  expect(await bothSay(await sign('bangban-receipt', { text: 'kept' }, key))).toBeUndefined();
  expect(await bothSay(await sign(kind, { other: 1 }, key))).toBeUndefined();
  const other = Buffer.from(JSON.stringify({ text: 'lost' })).toString('base64url');
  const touched = [
    `${header}.${other}.${signature}`,
    `${header}.${payload}`,
    `${header}.${payload}.`,
    `${jws}.${signature}`,
    `${jws}.`,
    `${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`,
    `${header}.${payload}.${Buffer.alloc(64, 255).toString('base64url')}`,
    `${header}.${payload}.${signature.slice(0, -2)}`,
    `${header}.${payload}.${Buffer.concat([Buffer.alloc(1), Buffer.from(signature, 'base64url')]).toString('base64url')}`,
    `.${payload}.${signature}`,
    '',
    '..',
  ];
  for (const each of touched) expect([each, await bothSay(each)]).toEqual([each, undefined]);
  for (let at = 0; at < jws.length; at += 1) {
    // The last letter of each part has bits that say nothing; one of the two may pass them over.
    if (jws[at] === '.' || jws[at + 1] === '.' || at === jws.length - 1) continue;
    const flipped = jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1);
    expect(await bothSay(flipped)).toBeUndefined();
  }
});

test('takes no other algorithm, and nothing that has to be understood and is not', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ text: 'kept' }));
  const made = (header: object) => {
    const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${Buffer.from(bytes).toString('base64url')}`;
    const signature = signBytes('sha256', Buffer.from(signed), {
      key: createPrivateKey({ key, format: 'jwk' }),
      dsaEncoding: 'ieee-p1363',
    });
    return `${signed}.${signature.toString('base64url')}`;
  };
  expect(await bothSay(made({ alg: 'ES256', typ: kind }))).toEqual({ text: 'kept' });
  for (const header of [
    { alg: 'none', typ: kind },
    { alg: 'HS256', typ: kind },
    { typ: kind },
    { alg: 'ES256' },
    [],
    null,
    'ES256',
  ])
    expect(await bothSay(made(header as object))).toBeUndefined();
  const critical = await new CompactSign(bytes)
    .setProtectedHeader({ alg: 'ES256', typ: kind, crit: ['exp'], exp: 1 })
    .sign(key, { crit: { exp: true } });
  expect(await bothSay(critical)).toBeUndefined();
});
