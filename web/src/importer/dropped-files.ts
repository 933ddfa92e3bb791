// The files that a reader drops, those in folders too: agents keep their sessions in many.
import {isFile} from './members.js';

/** To be called while the drop is handled: after that the browser gives no entries. */
export async function droppedFiles({items, files}: DataTransfer): Promise<File[]> {
  const given = [...files];
  const entries = [...items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return given;
  try {
    const found = await Promise.all(entries.filter((entry) => entry !== null).map(filesIn));
    if (found.flat().length > 0) return found.flat();
  } catch {
    // It cannot be read, and reading it as a file says so.
  }
  return given;
}

/** Of a folder in the order of their names, which mostly is that of time. */
async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFolder(entry)) {
    const inner = (await entriesOf(entry.createReader())).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    return (await Promise.all(inner.map(filesIn))).flat();
  }
  if (!isFile(entry.name)) return [];
  const file = await new Promise<File>((resolve, reject) => {
    (entry as FileSystemFileEntry).file(resolve, reject);
  });
  return [file];
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader gives some at a time, and none behind the last. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
