// How wide a chart may be drawn: as wide as the element is.
import type {ReactiveController, ReactiveControllerHost} from 'lit';

export class Width implements ReactiveController {
  /** In px. */
  value = 720;
  #observer: ResizeObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof ResizeObserver !== 'function') return;
    this.#observer = new ResizeObserver(() => {
      // Not at once: a new drawing would change sizes that are being reported.
      requestAnimationFrame(() => {
        this.#measure();
      });
    });
    this.#observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure(): void {
    const {clientWidth} = this.host;
    const width = Math.min(1200, Math.max(280, Math.round(clientWidth)));
    if (clientWidth === 0 || width === this.value) return;
    this.value = width;
    this.host.requestUpdate();
  }
}
