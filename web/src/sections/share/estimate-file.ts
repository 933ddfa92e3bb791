// Opening an exported estimate: its scenario takes the reader's place, if it can
// be read whole; what was there can be had back.
import type {Scenario} from '../../engine/types/calls.js';
import {LARGEST_FILE, readJson, type FileFault, type OpenedFile} from '../../export/json.js';
import type {FileComparison, FileTrouble, OpenFileView} from './open-file.js';
import type {Started} from '../../state/start.js';
import type {Calculator} from '../../state/store.js';

interface Host {
  readonly calculator: Calculator | undefined;
  /** Does it as a change by the reader. */
  act: (work: (calculator: Calculator) => void) => void;
  requestUpdate: () => void;
}

export class EstimateFileController {
  /** What to report of the file that was opened, until the reader changes something. */
  opened: FileComparison | undefined;
  #trouble: FileTrouble | undefined;

  constructor(
    private readonly host: Host,
    private readonly shown: (started: Started) => void,
  ) {}

  view(): OpenFileView {
    return {
      ...(this.#trouble ? {trouble: this.#trouble} : {}),
      ...(this.opened ? {opened: this.opened} : {}),
      open: (file) => {
        void this.open(file);
      },
    };
  }

  forget(): void {
    this.opened = undefined;
    this.#trouble = undefined;
  }

  async open(file: File): Promise<void> {
    this.forget();
    const read = await contentOf(file);
    if (typeof read === 'string') this.#fail({name: file.name, fault: read, errors: []});
    else this.#show(file.name, read);
  }

  #fail(trouble: FileTrouble): void {
    this.#trouble = trouble;
    this.host.requestUpdate();
  }

  #show(name: string, read: OpenedFile): void {
    const calculator = this.host.calculator;
    if (!calculator) return;
    const before = {scenario: calculator.scenario, book: calculator.ownBook};
    const started = calculator.openFile(read);
    if (started.errors.length > 0) {
      this.#fail({name, errors: started.errors});
      return;
    }
    // The host hears of it as of any change; that takes the last notices away.
    this.host.act(() => undefined);
    this.opened = {
      name,
      ...compared(read, calculator),
      back: () => {
        this.#back(before);
      },
    };
    this.shown(started);
  }

  #back({scenario, book}: {scenario: Scenario; book: object | undefined}): void {
    this.host.act((calculator) => {
      if (calculator.ownBook !== book) calculator.useBook(book);
      calculator.start({scenario});
    });
  }
}

async function contentOf(file: File): Promise<OpenedFile | FileFault> {
  if (file.size > LARGEST_FILE) return 'too_large';
  try {
    return readJson(await file.text());
  } catch {
    return 'unreadable'; // a folder, or a file that is gone
  }
}

/** Whether the months are the file's, as text: nothing is computed here. */
function compared(
  {months}: OpenedFile,
  calculator: Calculator,
): Pick<FileComparison, 'same' | 'months'> {
  // Until prices are chosen there is nothing to compare.
  if (!calculator.estimate) return {same: false, months: []};
  const here = new Map(calculator.estimate.models.map(({model, month}) => [model, month.amount]));
  const changed = months.filter(({model, amount}) => here.get(model) !== amount);
  return {
    same: months.length > 0 && changed.length === 0 && here.size === months.length,
    months: changed.map(({model, amount}) => ({model, there: amount, here: here.get(model) ?? ''})),
  };
}
