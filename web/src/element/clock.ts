// The reader's "now", and a call on every minute while the element is in a page, and at once
// when a page that has slept is shown again.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export class Clock implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    /** An instant that the host names in place of the clock's. */
    private readonly named: () => string | null,
    private readonly onMinute: (now: string) => void,
  ) {
    host.addController(this);
  }

  /** RFC 3339, in seconds. While prerendering there is no reader and no now. */
  now(): string | undefined {
    // What is no instant is no reason to show nothing.
    const named = instantOf(this.named());
    if (named !== undefined) return named;
    return typeof window === 'undefined' ? undefined : textOf(Date.now());
  }

  /** The host names something, and it is no instant of the calendar. */
  get refused(): boolean {
    return Boolean(this.named()) && instantOf(this.named()) === undefined;
  }

  hostConnected(): void {
    if (typeof window === 'undefined') return;
    document.addEventListener('visibilitychange', this.#tick);
    addEventListener('pageshow', this.#tick);
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tick);
    removeEventListener('pageshow', this.#tick);
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#tick();
        this.#wait();
      },
      60_000 - (Date.now() % 60_000),
    );
  }

  readonly #tick = (): void => {
    const now = this.now();
    if (now && document.visibilityState === 'visible') this.onMinute(now);
  };
}

/** A day of RFC 3339, alone or with a time and its zone. */
const INSTANT = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** Of the years 0000 to 9999 in UTC, which are all that RFC 3339 can write. */
function instantOf(text: string | null): string | undefined {
  const [, day] = INSTANT.exec(text ?? '') ?? [];
  // JavaScript takes February 29 for March 1.
  if (day === undefined || textOf(Date.parse(day))?.slice(0, 10) !== day) return undefined;
  return textOf(Date.parse(text ?? ''));
}

function textOf(at: number): string | undefined {
  if (Number.isNaN(at)) return undefined;
  const text = new Date(at).toISOString();
  return /^\d/.test(text) ? `${text.slice(0, 19)}Z` : undefined;
}
