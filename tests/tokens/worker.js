// Encodes blocks of texts by the site's own engine, in a worker of a browser.
import {createEngine} from '/engine.js';
import {fingerprint} from './fingerprint.mjs';

let engine;

async function printOf(address) {
  if (!engine) {
    engine = await createEngine();
    const loaded = await engine.loadVocabulary();
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  }
  const texts = await (await fetch(address)).json();
  return fingerprint(texts.map((text) => engine.call('encodeText', {text}).ids));
}

addEventListener('message', ({data}) => {
  printOf(data).then(
    (print) => postMessage({print}),
    (error) => postMessage({error: String(error)}),
  );
});
