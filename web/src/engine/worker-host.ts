// The worker's side of worker-client.ts. A worker gets its compiled module from the page
// and never fetches anything itself.
import type {Failure} from './types/calls.js';
import type {FromWorker, Job, ToWorker} from './worker-client.js';

export interface Steps<Of extends Job> {
  cancelled: () => boolean;
  progress: (progress: Of['progress']) => void;
}

/** Answers what the page asks for: `begin` makes what `perform` works with. */
export function hostWork<Of extends Job, Work extends object>(
  begin: (start: Of['start']) => Promise<Work | Failure>,
  perform: (work: Work, task: Of['task'], steps: Steps<Of>) => unknown,
): void {
  let work: Work | undefined;
  const cancelled = new Set<number>();
  const send = (message: FromWorker<Of>): void => {
    postMessage(message);
  };
  const start = async (how: Of['start']): Promise<void> => {
    const begun = await begin(how);
    if ('errors' in begun) send({event: 'ready', failure: begun});
    else {
      work = begun;
      send({event: 'ready'});
    }
  };
  const answer = async (id: number, task: Of['task']): Promise<void> => {
    try {
      if (!work) throw new Error('the worker was not started');
      const given = await perform(work, task, {
        cancelled: () => cancelled.has(id),
        progress: (progress) => {
          send({event: 'progress', id, progress});
        },
      });
      send({event: 'done', id, answer: given});
    } catch (error) {
      send({event: 'failed', id, message: String(error)});
    }
    cancelled.delete(id);
  };
  addEventListener('message', ({data}: MessageEvent<ToWorker<Of>>) => {
    if (data.action === 'cancel') cancelled.add(data.id);
    else if (data.action === 'perform') void answer(data.id, data.task);
    else
      start(data.start).catch((error: unknown) => {
        // The page hears of it as of any error of a worker.
        setTimeout(() => {
          throw error;
        });
      });
  });
}
