import {accessSync, constants} from 'node:fs';
import {delimiter, isAbsolute, join} from 'node:path';

/** The first of `names` that is installed; $VARIABLE may name another program. */
export function findProgram(variable, ...names) {
  for (const name of [process.env[variable], ...names]) {
    if (!name) continue;
    const places = isAbsolute(name)
      ? [name]
      : (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, name));
    for (const place of places) {
      try {
        accessSync(place, constants.X_OK);
        return place;
      } catch {
        // not here
      }
    }
  }
  throw new Error(
    `there is no ${names[0]} on this machine: install it (scripts/test does), or set $${variable}`,
  );
}
