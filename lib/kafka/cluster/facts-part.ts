export type Pace = {
  /** Between the ends of two runs. */
  readonly minMs: number;
  readonly maxMs: number;
  /** After the first two runs, when that may be sooner: two readings make a rate. */
  readonly firstMs?: number;
};

/** A sweep may take up to a twentieth of a broker's attention: one that takes 1 s comes every 20 s. */
const SHARE = 20;

/** One kind of fact, learned again and again at its own pace; never twice at once. */
export class Part {
  /** When the newest run that went well began: nothing in it is older. */
  asOf: number | null = null;
  error: unknown = null;
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private started = false;
  private runs = 0;

  constructor(
    private readonly pace: Pace,
    /** Answers 'incomplete' when somebody did not answer: what it took was then waiting, not anybody's work. */
    private readonly work: () => Promise<unknown>,
  ) {}

  /** True before the first run has ended, well or not. */
  get pending(): boolean {
    return this.runs === 0;
  }

  start(): void {
    this.started = true;
    void this.run();
  }

  stop(): void {
    this.started = false;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Joins the run that is under way, or begins one. Never rejects: `error` tells. */
  run(): Promise<void> {
    this.running ??= this.once().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** A run that begins after now, for who has just changed something. */
  async refresh(): Promise<void> {
    await this.running;
    await this.run();
  }

  private async once(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    const began = Date.now();
    const clock = performance.now();
    let incomplete = false;
    try {
      incomplete = (await this.work()) === 'incomplete';
      this.asOf = began;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.runs += 1;
    if (this.started) this.plan(incomplete ? 0 : performance.now() - clock);
  }

  private plan(took: number): void {
    const { minMs, maxMs, firstMs } = this.pace;
    const least = this.runs <= 2 ? (firstMs ?? minMs) : minMs;
    this.timer = setTimeout(() => void this.run(), Math.min(Math.max(took * SHARE, least), maxMs));
    this.timer.unref();
  }
}
