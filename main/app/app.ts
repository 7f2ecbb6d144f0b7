import type { Settings } from '../../preload/settings.ts';
import type { Language } from '../../preload/views.ts';
import type { CommandLine } from '../config/command-line.ts';
import { type LoadedSettings, loadSettings } from '../config/load-settings.ts';
import { type Reach, reachableGateway } from '../config/reachable.ts';
import { type NoPoints, type PointsReach, reachablePoints } from '../config/reachable-points.ts';
import type { StartProblem } from '../config/start-problem.ts';
import type { Issuance } from '../domain/points/shop-issuance.ts';
import type { Result } from '../domain/result.ts';
import type { Log } from '../log.ts';
import { bugFact } from '../log-events.ts';
import type { AskPlace } from '../ports/ask-place.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import type { Sheets } from '../ports/sheets.ts';
import type { AppSecrets } from '../secrets/app-secrets.ts';
import type { Authorise, Confirmation } from '../services/authorise.ts';
import type { Obstacle } from './obstacle.ts';
import type { OpenTill } from './open-till.ts';
import { createOpenAgain, type OpenAgain, openOrObstacle } from './opening.ts';
import { reachFactsOf } from './reach-facts.ts';

/** What the program is made from; the shell brings the last three. */
export type AppParts = {
  readonly folder: string;
  readonly line: CommandLine;
  readonly isPackaged: boolean;
  readonly isElectron: boolean;
  readonly secrets: AppSecrets;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly confirmation: Confirmation;
  readonly resolveProxy: (url: string) => Promise<string>;
  /** The print service and the files of receipts. */
  readonly sheets: Sheets;
  readonly askPlace: AskPlace;
  readonly changed: () => void;
  readonly paymentChanged: (merchantUid: string) => void;
  /** An issuance changed, or (null) a balance of the shop's own points was seen. */
  readonly pointsChanged: (requestId: string | null) => void;
  /** An issuance came to an end at Bunjang: told on the desktop, once. */
  readonly pointsEnded: (issuance: Issuance) => void;
};

/** The running program: settings, secrets, and the till that is open on them, if one is. */
export class App {
  readonly parts: AppParts;
  readonly #again: OpenAgain;
  #loaded: LoadedSettings;
  /** What a person chose on a screen in this run. */
  #language: Language | null = null;
  #till: OpenTill | null = null;
  #obstacle: Obstacle | null = { kind: 'starting' };
  #changing: Promise<unknown> = Promise.resolve();
  /** How many hold commands back: a change of keys, a close. */
  #held = 0;

  constructor(parts: AppParts) {
    this.parts = parts;
    this.#again = createOpenAgain(parts.clock, () => void this.reopen());
    this.#loaded = loadSettings(parts.folder);
  }

  get authorise(): Authorise {
    return this.parts.confirmation.authorise;
  }

  /** The settings in force: the file's, with what the command line says for this run. */
  get settings(): Settings {
    return this.inForce(this.#loaded.settings);
  }

  /** What the file says, and a person on the screens: nothing that holds for this run only. */
  get fileSettings(): Settings {
    const { settings } = this.#loaded;
    return { ...settings, language: this.#language ?? settings.language };
  }

  /** What would be in force in this run if the file said this. */
  inForce(settings: Settings): Settings {
    const { mode, language } = this.parts.line;
    const spoken = this.#language ?? language ?? settings.language;
    return { ...settings, mode: mode ?? settings.mode, language: spoken };
  }

  get problems(): LoadedSettings['problems'] {
    return this.#loaded.problems;
  }

  /** The till as the windows show it; null while there is an obstacle. */
  get till(): OpenTill | null {
    return this.#till;
  }

  /** The till that takes commands: none while it is being closed, though it is still shown. */
  get takingTill(): OpenTill | null {
    return this.#held > 0 ? null : this.#till;
  }

  get obstacle(): Obstacle | null {
    return this.#obstacle;
  }

  /** Which gateway this run may speak to in the mode in force. */
  reach(): Result<Reach, StartProblem> {
    return reachableGateway(reachFactsOf(this.parts, this.settings));
  }

  /** Whom this run may ask about the shop's own points, or why nobody. */
  pointsReach(): Result<PointsReach, NoPoints> {
    return reachablePoints(reachFactsOf(this.parts, this.settings));
  }

  /**
   * Opens the till on what is now set; the one before is closed first, and `between` runs while none is
   * open. One at a time.
   */
  reopen(between: () => void = () => undefined): Promise<void> {
    const turn = this.#changing.then(() => this.#reopen(between));
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  /** New settings are in force at once; the till is opened anew where that makes a difference. */
  useSettings(settings: Settings): void {
    const { language } = this.fileSettings;
    this.#loaded = { settings, from: 'file', problems: [] };
    if (settings.language === language) this.parts.changed();
    else this.speak(settings.language);
  }

  /** The language of the screens for this run, whatever the file or the command line says. */
  speak(language: Language): void {
    this.#language = language;
    this.parts.changed();
  }

  reportBug(error: unknown, where: string): string {
    const ticket = this.parts.random.code(6);
    this.parts.log.fact(bugFact({ ticket, where }, error));
    return ticket;
  }

  /** The screen was locked or the machine sleeps: what a customer typed goes, and they start anew. */
  forgetCustomer(): void {
    this.#till?.desk.entry.wipe();
    // Refused where nothing is being asked; there nothing was typed either.
    this.takingTill?.cashier.restart();
    this.parts.changed();
  }

  /** The machine slept: whatever waits is due now. */
  wakeUp(): void {
    this.#till?.session.drain.hurry();
    this.#till?.session.points.watch.hurry();
  }

  /** Nobody may begin anything while `act` changes what payments are made under. */
  async withoutCommands<T>(act: () => Promise<T>): Promise<T> {
    this.#held += 1;
    try {
      return await act();
    } finally {
      this.#held -= 1;
    }
  }

  /** Takes no more commands, lets what is under way end, and closes the ledger. */
  async close(): Promise<void> {
    this.#held += 1;
    await this.#changing;
    this.#again.stop();
    await this.#shut();
  }

  async #shut(): Promise<void> {
    await this.withoutCommands(async () => {
      const { confirmation } = this.parts;
      // Nobody waits for a person who may be gone.
      confirmation.answer(confirmation.asking()?.id ?? '', false);
      await this.#till?.close();
      this.#till = null;
    });
  }

  async #reopen(between: () => void): Promise<void> {
    await this.#shut();
    try {
      between();
    } catch (error) {
      this.reportBug(error, 'reopen');
    }
    // A disk that stands in the way is tried every few seconds; it is told until it does no more.
    if (this.#obstacle?.kind !== 'storage') this.#obstacle = { kind: 'starting' };
    this.parts.changed();
    const opened = await openOrObstacle(this);
    this.#till = opened.ok ? opened.value : null;
    this.#obstacle = opened.ok ? null : opened.failure;
    this.#again.after(this.#obstacle);
    this.parts.changed();
  }
}
