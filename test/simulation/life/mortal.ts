/** Thrown inside a process at the moment it dies; nothing it does afterwards reaches anything. */
export class Crash extends Error {
  readonly point: string;

  constructor(point: string) {
    super(`the process died at ${point}`);
    this.name = 'Crash';
    this.point = point;
  }
}

/** What a port needs to know of the process it belongs to. */
export type Mortal = {
  readonly number: number;
  isAlive(): boolean;
  /** Goes past a named point; true when the process died there. */
  pass(point: string): boolean;
  sleeping(): boolean;
  /** Once, when the machine is awake again. */
  onWake(act: () => void): void;
};

/** True when the process is dead: then a port does nothing, for ever. */
export function isOver(life: Mortal): boolean {
  return !life.isAlive();
}

/** Goes past a named point where the process may die in the middle of its own code. */
export function passOrCrash(life: Mortal, point: string): void {
  if (isOver(life)) throw new Crash('after its death');
  if (life.pass(point)) throw new Crash(point);
}
