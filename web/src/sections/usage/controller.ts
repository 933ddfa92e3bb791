// The section on real usage, between its files and the calculator.
import type {Workload} from '../../engine/types/calls.js';
import {download} from '../../export/index.js';
import {readableWorkload} from '../../state/scenario-edits.js';
import {usageFile} from './report-files.js';
import {UsageReading, type ReadWith, type UsageState} from './reading.js';
import {workloadOf} from '../../engine/types/usage.js';
import type {UsageActions, UsageView} from './usage.js';
import type {Calculator} from '../../state/store.js';

export class UsageController {
  readonly #reading: UsageReading;
  readonly #actions: UsageActions;

  constructor(
    /** With the state when a reading has ended, which is worth a sentence. */
    changed: (ended?: UsageState) => void,
    private readonly calculator: () => Calculator | undefined,
    act: (work: (calculator: Calculator) => void) => void,
  ) {
    let phase = '';
    const reading: UsageReading = new UsageReading(() => {
      const {state} = reading;
      const ended = state.phase !== phase && ['done', 'cancelled', 'failed'].includes(state.phase);
      phase = state.phase;
      changed(ended ? state : undefined);
    });
    this.#reading = reading;
    this.#actions = {
      open: (files) => {
        const how = this.#how();
        if (how) void reading.open(files, how);
      },
      choose: (choices) => {
        void reading.choose(choices, this.#how());
      },
      cancel: () => {
        reading.cancel();
      },
      close: () => {
        reading.close();
      },
      use: () => {
        const measured = reading.state.report?.as_workload;
        if (!measured) return;
        act((calculator) => {
          const [first] = calculator.scenario.workloads;
          const workload: Workload & {shape?: unknown} = {...first, ...workloadOf(measured)};
          delete workload.shape;
          const f = calculator.format();
          calculator.edit('/workloads', [readableWorkload(workload, (count) => f.count(count))]);
        });
        reading.markUsed();
      },
      save: (kind) => {
        const {report, choices} = reading.state;
        if (report) download(usageFile(kind, report, choices));
      },
    };
  }

  view(): UsageView {
    return {
      state: this.#reading.state,
      book: this.calculator()?.ownBook,
      actions: this.#actions,
    };
  }

  /** Stops what is under way, as when the element is taken out of the page. */
  stop(): void {
    this.#reading.cancel();
  }

  #how(): ReadWith | undefined {
    const calculator = this.calculator();
    if (!calculator) return undefined;
    return {now: calculator.now, book: calculator.ownBook};
  }
}
