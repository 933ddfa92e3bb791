// The reader's "now", and a call on every minute while the element is in a page.
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
    const named = Date.parse(this.named() ?? '');
    if (typeof window === 'undefined' && !named) return undefined;
    return `${new Date(named || Date.now()).toISOString().slice(0, 19)}Z`;
  }

  hostConnected(): void {
    if (typeof window === 'undefined') return;
    this.#timer = setTimeout(
      () => {
        const now = this.now();
        if (now && document.visibilityState === 'visible') this.onMinute(now);
        this.hostConnected();
      },
      60_000 - (Date.now() % 60_000),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
