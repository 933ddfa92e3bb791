// A drag that goes on outside of what it began on, until the pointer is let go.

/** `move` is called as the pointer moves; `event` is the press that begins the drag. */
export function followPointer(event: PointerEvent, move: (moved: PointerEvent) => void): void {
  const target = event.currentTarget as HTMLElement;
  const stop = (): void => {
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerup', stop);
    target.removeEventListener('pointercancel', stop);
  };
  target.setPointerCapture(event.pointerId);
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerup', stop);
  target.addEventListener('pointercancel', stop);
}
