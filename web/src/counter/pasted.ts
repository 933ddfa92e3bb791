// What a pasted text is: plain text, a request's JSON, or several requests (a list
// or JSON Lines). Each request stays the text that it was: the API counts 1.0 and 1
// differently.

export interface Pasted {
  /** The JSON of each request; none where the text is counted as text. */
  requests: string[];
  /** It begins like JSON, but is counted as text. */
  note?: 'broken' | 'no_request';
  /** Lines of JSON Lines that hold no request, from 1 on. */
  skipped: number[];
}

export function beginsLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

export function readPasted(text: string): Pasted {
  if (!beginsLikeJson(text)) return {requests: [], skipped: []};
  const json = text.trim();
  const value = parsed(json);
  if (value !== undefined) {
    const requests = requestsOf(json, value);
    return requests.length > 0
      ? {requests, skipped: []}
      : {requests, skipped: [], note: 'no_request'};
  }
  return jsonLines(text);
}

function requestsOf(json: string, value: unknown): string[] {
  const one = requestIn(json, value);
  if (one !== undefined) return [one];
  if (!Array.isArray(value) || value.length === 0) return [];
  if (value.every(isMessage)) return [`{"messages":${json}}`];
  const all = elementsOf(json).map((each, i) => requestIn(each, value[i]));
  return all.every((each) => each !== undefined) ? all : [];
}

/** Where lines of batches and of gateways' logs keep the request. */
const KEPT_UNDER = ['request', 'body', 'request_body'];

/** The request that an object is, or that it holds: as JSON, or as the text of JSON. */
function requestIn(json: string, value: unknown): string | undefined {
  if (isRequest(value)) return json.trim();
  if (!isObject(value)) return undefined;
  for (const key of KEPT_UNDER) {
    const inner = value[key];
    const text = typeof inner === 'string' ? inner : isObject(inner) && memberOf(json, key);
    const found = text ? requestIn(text, parsed(text)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function jsonLines(text: string): Pasted {
  const requests: string[] = [];
  const skipped: number[] = [];
  const broken: number[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const value = parsed(line);
    const request = requestIn(line, value);
    if (request !== undefined) requests.push(request);
    else skipped.push(i + 1);
    if (value === undefined) broken.push(i + 1);
  });
  if (requests.length > 0) return {requests, skipped};
  return {requests, skipped: [], note: broken.length > 0 ? 'broken' : 'no_request'};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Chat Completions and Messages have `messages`, Responses have `input`. */
function isRequest(value: unknown): boolean {
  return (
    isObject(value) &&
    (Array.isArray(value.messages) || ('input' in value && typeof value.model === 'string'))
  );
}

function isMessage(value: unknown): boolean {
  return isObject(value) && typeof value.role === 'string';
}

/** The member of a JSON object as it is written; of several, the last one. */
export function memberOf(json: string, key: string): string | undefined {
  let depth = 0;
  let name = '';
  let begin = 0;
  let member: string | undefined;
  for (const {0: found, index} of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    if (found === ':' && depth === 1) begin = index + 1;
    else if (found.startsWith('"') && depth === 1 && begin === 0) name = found;
    else if ((found === ',' || found === '}') && depth === 1) {
      if (begin > 0 && parsed(name) === key) member = json.slice(begin, index).trim();
      begin = 0;
    }
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
  }
  return member;
}

/** The elements of a JSON array as they are written; none where it is none. */
export function elementsOf(json: string): string[] {
  const elements: string[] = [];
  if (!json.trimStart().startsWith('[')) return elements;
  let depth = 0;
  let begin = 0;
  for (const {0: found, index} of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    if (found === '[' || found === '{') {
      if (++depth === 1) begin = index + 1;
    } else if (found === ']' || found === '}') {
      if (--depth === 0) elements.push(json.slice(begin, index).trim());
    } else if (found === ',' && depth === 1) {
      elements.push(json.slice(begin, index).trim());
      begin = index + 1;
    }
  }
  return elements;
}
