import { copyKit, STARTER_KIT } from './kits';

// The measurements, which are plain JavaScript, use the same platform.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { writeTeams } = require('../../bench/many-teams.js') as {
  writeTeams(directory: string, count: number): void;
};

/** A copy of the starter kit with `count` teams instead of one, each with roles of its own. */
export function kitWithTeams(count: number): string {
  const directory = copyKit(STARTER_KIT);
  writeTeams(directory, count);
  return directory;
}
