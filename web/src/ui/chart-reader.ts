// A drawing that is read: the pointer, or the keys of a slider, choose one of its places, whose
// numbers stand in a sentence above it.
import {html, nothing, type TemplateResult} from 'lit';

export interface Reader {
  /** What assistive technology calls the slider. */
  label: string;
  /** The id of the sentence that says what is to be seen. */
  describedBy?: string;
  /** How many places there are, and the one that is read; undefined before the first. */
  count: number;
  at: number | undefined;
  /** The sentence of a place. */
  text: (place: number) => string;
  choose: (place: number) => void;
  /** The place at a point of the drawing, in its own units. */
  placeAt: (x: number, y: number) => number | undefined;
  /** Of a map: the places of a row, which the keys up and down go over. */
  row?: number;
  /** The sentence before any place is read. */
  before?: string;
}

export function readable(reader: Reader, drawing: unknown): TemplateResult {
  const {label, count, at, text, before = ''} = reader;
  const sentence = at === undefined ? before : text(at);
  return html`<p class="fine reading" aria-hidden="true">${sentence}</p>
    <div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-describedby=${reader.describedBy ?? nothing}
      aria-valuemin="1"
      aria-valuemax=${count}
      aria-valuenow=${(at ?? 0) + 1}
      aria-valuetext=${sentence === '' ? nothing : sentence}
      @keydown=${(event: KeyboardEvent) => {
        const to = placeAfter(event.key, reader);
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        choose(reader, to);
      }}
      @pointermove=${(event: PointerEvent) => {
        const place = placeUnder(event, reader);
        if (place !== undefined) choose(reader, place);
      }}
    >
      ${drawing}
    </div>`;
}

function choose({count, at, choose: to}: Reader, place: number): void {
  const within = Math.min(count - 1, Math.max(0, place));
  if (within !== at) to(within);
}

function placeAfter(key: string, {count, at = -1, row = -1}: Reader): number | undefined {
  const steps: Record<string, number> = {
    ...{ArrowRight: 1, ArrowLeft: -1, ArrowUp: -row, ArrowDown: row},
    ...{Home: -count, End: count},
  };
  const step = steps[key];
  return step === undefined ? undefined : at + step;
}

function placeUnder(event: PointerEvent, {placeAt}: Reader): number | undefined {
  if (isAtRest(event)) return undefined;
  const svg = (event.currentTarget as Element).querySelector('svg');
  const {left, top, width} = svg?.getBoundingClientRect() ?? {left: 0, top: 0, width: 0};
  const scale = (svg?.viewBox.baseVal.width ?? 0) / width;
  return Number.isFinite(scale)
    ? placeAt((event.clientX - left) * scale, (event.clientY - top) * scale)
    : undefined;
}

/** A page that moves under a mouse at rest reports a move, too: keys would read another place. */
function isAtRest({pointerType, movementX, movementY}: PointerEvent): boolean {
  return pointerType === 'mouse' && movementX === 0 && movementY === 0;
}

/** The nearest of places that stand side by side. */
export function nearestOf(xs: readonly number[]): (x: number) => number | undefined {
  return (x) => {
    const [first] = xs
      .map((each, i) => ({i, off: Math.abs(each - x)}))
      .sort((a, b) => a.off - b.off);
    return first?.i;
  };
}
