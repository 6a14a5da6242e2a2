/** Collects things and hands them on together: when none came for a while, but never later than a limit after the first. */
export class Gathered<T> {
  private readonly items = new Set<T>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private firstAt = 0

  constructor(
    private readonly quietMilliseconds: number,
    private readonly longestMilliseconds: number,
    private readonly hand: (items: T[]) => void,
  ) {}

  add(item: T): void {
    if (this.items.size === 0) this.firstAt = Date.now()
    this.items.add(item)
    clearTimeout(this.timer)
    const left = this.firstAt + this.longestMilliseconds - Date.now()
    this.timer = setTimeout(() => this.flush(), Math.max(0, Math.min(this.quietMilliseconds, left)))
  }

  stop(): void {
    clearTimeout(this.timer)
    this.items.clear()
  }

  private flush(): void {
    const items = [...this.items]
    this.items.clear()
    this.hand(items)
  }
}
