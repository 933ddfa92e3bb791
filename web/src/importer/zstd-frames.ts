// Where the frames of Zstandard data begin and end (RFC 8878, 3.1): the decoder reads
// one frame and checks neither its checksum nor its length.

export type ZstdPiece =
  | {kind: 'bytes'; bytes: Uint8Array}
  /** Low 32 bits of the content's XXH64, and its length, where the frame has them. */
  | {kind: 'end'; checksum: number | undefined; size: number | undefined};

type State = 'magic' | 'skippable' | 'header' | 'block' | 'checksum' | 'trailing';

export class ZstdFrames {
  #state: State = 'magic';
  /** Of the header that is being read. */
  #header: number[] = [];
  /** Bytes before the next header. */
  #pass = 0;
  #last = false;
  #summed = false;
  #size: number | undefined;
  #any = false;

  /** How the data ends, if it ends here. */
  get end(): 'good' | 'zstd_broken' | 'zstd_trailing' {
    if (this.#state === 'trailing') return 'zstd_trailing';
    if (this.#state !== 'magic' || this.#pass > 0) return 'zstd_broken';
    if (this.#header.every((byte) => byte === 0)) return 'good';
    return this.#any ? 'zstd_trailing' : 'zstd_broken';
  }

  *push(bytes: Uint8Array): Generator<ZstdPiece> {
    let from = 0;
    let at = 0;
    while (at < bytes.length && this.#state !== 'trailing') {
      const inFrame = this.#inFrame();
      if (this.#pass > 0) {
        const passed = Math.min(this.#pass, bytes.length - at);
        this.#pass -= passed;
        at += passed;
      } else {
        this.#header.push(bytes[at++] ?? 0);
      }
      const ended = this.#pass === 0 && this.#step();
      if (ended) {
        yield {kind: 'bytes', bytes: bytes.subarray(from, at)};
        yield ended;
      } else if (!inFrame && this.#inFrame()) {
        yield {kind: 'bytes', bytes: MAGIC};
        from = at;
      }
    }
    if (this.#inFrame() && from < at) yield {kind: 'bytes', bytes: bytes.subarray(from, at)};
  }

  #inFrame(): boolean {
    return this.#state === 'header' || this.#state === 'block' || this.#state === 'checksum';
  }

  #step(): ZstdPiece | undefined {
    switch (this.#state) {
      case 'magic':
        this.#magic();
        return undefined;
      case 'skippable':
        if (this.#header.length === 4) this.#go('magic', little(this.#header));
        return undefined;
      case 'header':
        this.#frameHeader();
        return undefined;
      case 'block':
        return this.#block();
      case 'checksum':
        return this.#header.length === 4 ? this.#ended(little(this.#header)) : undefined;
      case 'trailing':
        return undefined;
    }
  }

  #go(state: State, pass = 0): void {
    this.#state = state;
    this.#pass = pass;
    this.#header = [];
  }

  #magic(): void {
    const [a = 0, b, c, d] = this.#header;
    if (this.#header.length < 4) return;
    if (a === MAGIC[0] && b === MAGIC[1] && c === MAGIC[2] && d === MAGIC[3]) {
      this.#any = true;
      this.#go('header');
    } else if ((a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) {
      this.#go('skippable');
    } else if (this.#header.some((byte) => byte !== 0)) {
      this.#go('trailing');
    } else {
      this.#go('magic');
    }
  }

  #frameHeader(): void {
    const [descriptor = 0, ...rest] = this.#header;
    const single = (descriptor & 0x20) !== 0;
    const sizes = descriptor >> 6 ? 1 << (descriptor >> 6) : Number(single);
    const before = Number(!single) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
    if (rest.length < before + sizes) return;
    const size = rest.slice(before);
    this.#size = sizes === 0 ? undefined : little(size) + (sizes === 2 ? 256 : 0);
    this.#summed = (descriptor & 4) !== 0;
    this.#last = false;
    this.#go('block');
  }

  #block(): ZstdPiece | undefined {
    if (this.#header.length === 0 && this.#last) {
      // The last block has been passed.
      if (!this.#summed) return this.#ended(undefined);
      this.#go('checksum');
    } else if (this.#header.length === 3) {
      const header = little(this.#header);
      const runLength = ((header >> 1) & 3) === 1;
      this.#last = (header & 1) !== 0;
      this.#go('block', runLength ? 1 : header >> 3);
      if (this.#pass === 0) return this.#block();
    }
    return undefined;
  }

  #ended(checksum: number | undefined): ZstdPiece {
    this.#go('magic');
    return {kind: 'end', checksum, size: this.#size};
  }
}

const MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);

function little(bytes: readonly number[]): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}
