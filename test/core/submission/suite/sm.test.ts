import { base64url } from 'jose';
import { sm2, sm4 } from 'sm-crypto-v2';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { publicPart } from '../../../../core/submission/key.ts';
import { makeKey } from '../../../../core/submission/make-key.ts';
import { seal, unseal } from '../../../../core/submission/sealed.ts';
import { sm } from '../../../../core/submission/suite/sm.ts';
import { sign, verify } from '../../../../core/submission/signed.ts';

// The library against the examples of the standards, and our use of it against what the library lets pass.

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (of: Uint8Array) => Buffer.from(of).toString('hex');

/** GB/T 32918.5-2017, annexes A and C: the key of all examples. */
const d = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const point = {
  x: '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020',
  y: 'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
};

test.each([
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('SM3 of %s is as in GB/T 32905-2016, annex A', async (text, digest) => {
  expect(hex(await sm.digest(Buffer.from(text)))).toBe(digest);
});

test('SM4 of a block is as in GB/T 32907-2016, annex A', () => {
  const block = bytes('0123456789abcdeffedcba9876543210');
  const sealed = sm4.encrypt(block, block, { padding: 'none', output: 'array' });
  expect(hex(sealed)).toBe('681edf34d206965e86b3e94f536e4246');
});

describe('SM4-GCM', () => {
  const key = bytes('0123456789ABCDEFFEDCBA9876543210');
  const nonce = bytes('00001234567800000000ABCD');
  const additional = bytes('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2');
  const plain = bytes(
    'AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD' +
      'EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA',
  );
  const sealed =
    '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
    'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
    '83de3541e4c2b58177e065a9bf7b62ec';

  test('is as in RFC 8998, appendix A.1', async () => {
    const cipher = await sm.chunks(key);
    expect(hex(await cipher.seal(plain, nonce, additional))).toBe(sealed);
    expect(hex(await cipher.open(bytes(sealed), nonce, additional))).toBe(hex(plain));
  });

  test('opens nothing without a whole tag, with a bit turned, or with anything else beside it', async () => {
    const cipher = await sm.chunks(key);
    const whole = bytes(sealed);
    for (let cut = 1; cut <= 17; cut += 1)
      await expect(cipher.open(whole.subarray(0, -cut), nonce, additional)).rejects.toThrow('mismatch');
    for (const at of [0, 63, 64, 79]) {
      const turned = Uint8Array.from(whole);
      turned[at] = (turned[at] ?? 0) ^ 1;
      await expect(cipher.open(turned, nonce, additional)).rejects.toThrow('mismatch');
    }
    await expect(cipher.open(whole, nonce, additional.subarray(1))).rejects.toThrow('mismatch');
    await expect(cipher.open(whole, bytes('00001234567800000000ABCE'), additional)).rejects.toThrow(
      'mismatch',
    );
    await expect(cipher.open(whole, nonce.subarray(1), additional)).rejects.toThrow('nonce of 12');
    await expect((await sm.chunks(key.subarray(1))).seal(plain, nonce, additional)).rejects.toThrow(
      'key of 16',
    );
  });
});

describe('SM2', () => {
  const key = {
    kty: 'EC' as const,
    crv: 'SM2' as const,
    x: base64url.encode(bytes(point.x)),
    y: base64url.encode(bytes(point.y)),
    kid: '',
  };

  test('a signature of GB/T 32918.5-2017, annex A, verifies, and no other text under it', () => {
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
    const publicKey = `04${point.x}${point.y}`;
    expect(sm2.getPublicKeyFromPrivateKey(d)).toBe(publicKey);
    expect(sm2.doVerifySignature('message digest', signature, publicKey, { hash: true })).toBe(true);
    expect(sm2.doVerifySignature('message Digest', signature, publicKey, { hash: true })).toBe(false);
  });

  test('what GB/T 32918.5-2017, annex C, encrypts opens', () => {
    const sealed =
      '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e' +
      '858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0' +
      '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766' +
      '21886ca989ca9c7d58087307ca93092d651efa';
    expect(sm2.doDecrypt(sealed, d, 1)).toBe('encryption standard');
  });

  test('a point that is not on the curve, and a key of nothing, are refused', async () => {
    const jws = await sm.sign(new Uint8Array([1]), 'bangban-cover', {
      ...key,
      d: base64url.encode(bytes(d)),
    });
    expect((await sm.verify(jws, key)).typ).toBe('bangban-cover');
    const off = { ...key, y: base64url.encode(bytes(point.x)) };
    await expect(sm.verify(jws, off)).rejects.toThrow('not on curve');
    await expect(sm.seal(new Uint8Array([1]), off)).rejects.toThrow('not on curve');
    const zeros = base64url.encode(new Uint8Array(32));
    await expect(sm.verify(jws, { ...key, x: zeros, y: zeros })).rejects.toThrow('point');
    const [head, body] = jws.split('.');
    await expect(sm.verify(`${head}.${body}.${base64url.encode(new Uint8Array(64))}`, key)).rejects.toThrow(
      'does not verify',
    );
  });

  test('an envelope whose wrapped key was moved off the curve opens as little as any other', async () => {
    const own = await makeKey('SM2');
    const envelope = await seal('willow', publicPart(own));
    const [head, wrapped = '', ...rest] = envelope.split('.');
    const c1 = base64url.decode(wrapped);
    c1[0] = (c1[0] ?? 0) ^ 1;
    expect(await unseal(envelope, own)).toBe('willow');
    expect(await unseal([head, base64url.encode(c1), ...rest].join('.'), own)).toBeUndefined();
    expect(await unseal([head, wrapped, ...rest.slice(0, -1), ''].join('.'), own)).toBeUndefined();
  });
});

test('neither suite takes the other’s signatures and envelopes', async () => {
  const [one, other] = [await makeKey('P-256'), await makeKey('SM2')];
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    const shape = z.object({ tree: z.string() });
    const jws = await sign('bangban-cover', { tree: 'willow' }, mine);
    expect(await verify('bangban-cover', shape, jws, publicPart(mine))).toEqual({ tree: 'willow' });
    expect(await verify('bangban-cover', shape, jws, publicPart(theirs))).toBeUndefined();
    const envelope = await seal('willow', publicPart(mine));
    expect(await unseal(envelope, mine)).toBe('willow');
    expect(await unseal(envelope, theirs)).toBeUndefined();
  }
});
