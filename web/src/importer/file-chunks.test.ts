import {expect, test} from 'vitest';

import {inPlace} from './file-chunks.js';

/** A blob whose stream hands out pieces of a size. */
function inPieces(bytes: Uint8Array, size: number): Blob {
  let at = 0;
  const stream = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
        controller.byobRequest?.respond(0);
        return;
      }
      const request = controller.byobRequest;
      if (!request?.view) return;
      const {buffer, byteOffset, byteLength} = request.view;
      const piece = bytes.subarray(at, at + Math.min(size, byteLength));
      new Uint8Array(buffer, byteOffset, piece.length).set(piece);
      at += piece.length;
      request.respond(piece.length);
    },
  });
  return {size: bytes.length, stream: () => stream} as unknown as Blob;
}

test('a file read in place comes whole, small pieces together', async () => {
  const bytes = Uint8Array.from({length: 700_001}, (_, i) => (i * 7) % 251);
  for (const size of [1000, 65_536, 10_000_000]) {
    const got = new Uint8Array(bytes.length);
    let read = 0;
    let chunks = 0;
    for await (const chunk of inPlace(inPieces(bytes, size))) {
      got.set(chunk.bytes, read);
      read += chunk.bytes.length;
      expect(chunk.read).toBe(read);
      chunks++;
    }
    expect(got.every((byte, i) => byte === bytes[i])).toBe(true);
    expect(chunks).toBeLessThanOrEqual(3);
  }
});

test('an empty file has no chunk', async () => {
  expect((await inPlace(inPieces(new Uint8Array(0), 10)).next()).done).toBe(true);
});

test('a file that cannot be read to its end gives what came before, then fails', async () => {
  let given = false;
  const stream = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const request = controller.byobRequest;
      if (given || !request?.view) {
        controller.error(new Error('the disk is gone'));
        return;
      }
      given = true;
      request.respond(request.view.byteLength);
    },
  });
  const chunks = inPlace({size: 700_001, stream: () => stream} as unknown as Blob);
  const first = await chunks.next();
  expect(first.done).toBe(false);
  // The failure waits for its turn: nothing is reported as unhandled meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(chunks.next()).rejects.toThrow('the disk is gone');
});
