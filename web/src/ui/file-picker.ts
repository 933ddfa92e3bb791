// The button that chooses files.
import {html, nothing, type TemplateResult} from 'lit';

export interface FilePickerOptions {
  label: string;
  id?: string;
  /** Endings and types that the browser offers first. */
  accept?: string;
  multiple?: boolean;
  /** The id of what is said of the file. */
  describedBy?: string;
}

/** `open` gets one file or, with `multiple`, all; it is not called where none was chosen. */
export function filePicker(
  {label, id, accept, multiple = false, describedBy}: FilePickerOptions,
  open: (file: File, files: readonly File[]) => void,
): TemplateResult {
  return html`<label class="pick"
    >${label}
    <input
      id=${id ?? nothing}
      class="vh"
      type="file"
      accept=${accept ?? nothing}
      ?multiple=${multiple}
      aria-describedby=${describedBy ?? nothing}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement;
        const files = [...(input.files ?? [])];
        // The same file may be chosen again, when it has been put right.
        input.value = '';
        const [first] = files;
        if (first) open(first, files);
      }}
  /></label>`;
}
