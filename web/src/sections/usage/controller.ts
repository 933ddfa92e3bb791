// The section on real usage, between its files and the calculator.
import {download} from '../../export/index.js';
import {droppedFiles} from '../../importer/dropped-files.js';
import {usePlan, type Planned} from './plan.js';
import {usageFile} from './report-files.js';
import {UsageReading, type ReadWith, type UsageState} from './reading.js';
import {printReport} from './sheet.js';
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
    planned: (planned: Planned | undefined) => void,
  ) {
    let phase = '';
    const reading: UsageReading = new UsageReading(() => {
      const {state} = reading;
      const ended = state.phase !== phase && ['done', 'cancelled', 'failed'].includes(state.phase);
      phase = state.phase;
      changed(ended ? state : undefined);
    });
    this.#reading = reading;
    const open = (files: readonly File[]): void => {
      const how = this.#how();
      if (how) void reading.open(files, how);
    };
    this.#actions = {
      open,
      drop: (dropped) => {
        void droppedFiles(dropped).then(open);
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
      again: () => {
        void reading.choose({}, this.#how());
      },
      use: () => {
        const {report} = reading.state;
        if (!report) return;
        act((calculator) => {
          planned(usePlan(calculator, report));
        });
      },
      print: printReport,
      save: (kind) => {
        const {report, choices, ownBook} = reading.state;
        if (report) download(usageFile(kind, report, choices, ownBook));
      },
    };
  }

  view(): UsageView {
    const book = this.calculator()?.ownBook;
    return {
      state: this.#reading.state,
      files: this.#reading.sources,
      book,
      isAtOther: this.#reading.isAtOther(book),
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
    const {now, ownBook: book} = calculator;
    return {now, book, bookName: calculator.bookMark()?.name ?? ''};
  }
}
