import type { Random } from "./random.js";

/** Events of a shop log, visitor by visitor; row i of each array is one event. */
export interface Events {
  readonly count: number;
  /** ms since 1970 */
  readonly time: Float64Array;
  readonly visitor: Int32Array;
  /** Index into `EVENT_NAMES`. */
  readonly event: Uint8Array;
  /** Index of the item. */
  readonly item: Int32Array;
  /** 0 = none */
  readonly transaction: Int32Array;
  /** Index into `DEVICES`. */
  readonly device: Uint8Array;
  /** 0 = no, 1 = yes, 2 = unknown */
  readonly available: Uint8Array;
}

export const EVENT_NAMES = ["view", "addtocart", "transaction"] as const;
export const DEVICES = ["desktop", "mobile", "tablet", "tv"] as const;

const START = Date.UTC(2015, 4, 3);
const DAYS = 138;
const HOUR = 3_600_000;
/** Relative visits by hour of the day, UTC. */
const RHYTHM = [9, 10, 10, 10, 9, 6, 4, 3, 2, 2, 2, 3, 4, 5, 6, 8, 9, 10, 10, 10, 9, 8, 8, 9];
const VISIT_EXPONENT = 1.7;
const MAX_VISITS = 8000;
const CART_SHARE = 0.025;
const SALE_SHARE = 0.008;

/** `count` events of exactly `visitors` visitors; most have one to three, a few thousands. */
export function makeEvents(count: number, visitors: number, itemCount: number, random: Random): Events {
  const log = new ShopLog(count, itemCount, random);
  eventsPerVisitor(count, visitors, random).forEach((events, visitor) => {
    log.visit(visitor + 1, events);
  });
  return log;
}

function eventsPerVisitor(count: number, visitors: number, random: Random): Int32Array {
  const counts = new Int32Array(visitors);
  let missing = count;
  for (let i = 0; i < visitors; i++) {
    const events = random.powerLaw(VISIT_EXPONENT, MAX_VISITS);
    counts[i] = events;
    missing -= events;
  }
  while (missing !== 0) {
    const i = random.below(visitors);
    const step = missing > 0 ? 1 : -1;
    if ((counts[i] ?? 0) + step < 1) continue;
    counts[i] = (counts[i] ?? 0) + step;
    missing -= step;
  }
  return counts;
}

class ShopLog implements Events {
  count = 0;
  readonly time: Float64Array;
  readonly visitor: Int32Array;
  readonly event: Uint8Array;
  readonly item: Int32Array;
  readonly transaction: Int32Array;
  readonly device: Uint8Array;
  readonly available: Uint8Array;
  private carts = 0;
  private sales = 0;
  private lastTransaction = 0;

  constructor(
    capacity: number,
    private readonly itemCount: number,
    private readonly random: Random,
  ) {
    this.time = new Float64Array(capacity);
    this.visitor = new Int32Array(capacity);
    this.event = new Uint8Array(capacity);
    this.item = new Int32Array(capacity);
    this.transaction = new Int32Array(capacity);
    this.device = new Uint8Array(capacity);
    this.available = new Uint8Array(capacity);
  }

  /** All events of a visitor, in sessions of a few each. */
  visit(visitor: number, events: number): void {
    const { random } = this;
    const usual = deviceOf(random.next());
    for (let left = events; left > 0; ) {
      const length = Math.min(left, random.powerLaw(1.1, 40) + (random.chance(0.5) ? 1 : 0));
      const device = random.chance(0.1) ? deviceOf(random.next()) : usual;
      this.session(visitor, length, device);
      left -= length;
    }
  }

  /** `length` events in order: items are viewed, some put into the cart, some of those bought at once or later. */
  private session(visitor: number, length: number, device: number): void {
    const { random } = this;
    const cart: number[] = [];
    let time = this.sessionStart();
    for (let left = length; left > 0; left--) {
      const last = cart.at(-1);
      if (last !== undefined && random.chance(this.sales < SALE_SHARE * this.count ? 0.85 : 0.1)) {
        cart.pop();
        const isSameOrder = this.isSaleOf(visitor);
        if (!isSameOrder) time += this.pause();
        this.sales++;
        if (!isSameOrder) this.lastTransaction++;
        this.add(time, visitor, 2, last, this.lastTransaction, device);
        continue;
      }
      time += this.pause();
      const viewed = this.lastViewed(visitor, length - left);
      if (viewed >= 0 && random.chance(this.carts < CART_SHARE * this.count ? 0.3 : 0.01)) {
        cart.push(viewed);
        this.carts++;
        this.add(time, visitor, 1, viewed, 0, device);
      } else this.add(time, visitor, 0, this.pickItem(), 0, device);
    }
  }

  /** The item of the event before, when it was a view of this session. */
  private lastViewed(visitor: number, position: number): number {
    const i = this.count - 1;
    return position > 0 && this.visitor[i] === visitor && this.event[i] === 0 ? (this.item[i] ?? -1) : -1;
  }

  private isSaleOf(visitor: number): boolean {
    const i = this.count - 1;
    return i >= 0 && this.visitor[i] === visitor && this.event[i] === 2;
  }

  private sessionStart(): number {
    const { random } = this;
    let hour = random.below(24);
    while (random.below(10) >= (RHYTHM[hour] ?? 0)) hour = random.below(24);
    return START + (random.below(DAYS) * 24 + hour) * HOUR + random.below(HOUR);
  }

  /** Milliseconds between two events: mostly seconds to minutes, now and then none. */
  private pause(): number {
    return this.random.chance(0.006) ? 0 : 1000 + Math.floor(180_000 * this.random.next() ** 2.5);
  }

  private pickItem(): number {
    return Math.floor(this.itemCount * this.random.next() ** 2.6);
  }

  private add(
    time: number,
    visitor: number,
    event: number,
    item: number,
    transaction: number,
    device: number,
  ): void {
    const i = this.count++;
    const luck = this.random.next();
    this.time[i] = time;
    this.visitor[i] = visitor;
    this.event[i] = event;
    this.item[i] = item;
    this.transaction[i] = transaction;
    this.device[i] = device;
    this.available[i] = luck < 0.02 ? 2 : event > 0 || luck > 0.14 ? 1 : 0;
  }
}

function deviceOf(luck: number): number {
  if (luck < 0.48) return 0;
  if (luck < 0.87) return 1;
  return luck < 0.985 ? 2 : 3;
}
