import { fail } from "../../../errors/index.js";
import type { Place } from "../../../errors/place.js";
import { below, placeOf } from "../../json/pointer.js";

/** A value of a PostHog document with its place; which keys were looked at is remembered, so that none is passed over in silence. */
export class Cursor {
  private readonly seen = new Set<string>();
  private readonly children = new Map<string | number, Cursor>();

  constructor(
    readonly value: unknown,
    readonly pointer: string,
  ) {}

  get place(): Place {
    return placeOf(this.pointer);
  }

  /** The member of an object; null when absent or null. Errors: `foreign-shape` where this is no object. */
  at(key: string): Cursor | null {
    const object = this.object();
    this.seen.add(key);
    const value = object[key];
    if (value === undefined || value === null) return null;
    return this.child(value, key);
  }

  /** The items of a list. */
  items(): readonly Cursor[] {
    if (!Array.isArray(this.value)) return this.expected("a list");
    return this.value.map((item, at) => this.child(item, at));
  }

  text(): string {
    return typeof this.value === "string" ? this.value : this.expected("a text");
  }

  /** One of some words. */
  word<const W extends string>(words: readonly W[]): W {
    const found = words.find((word) => word === this.value);
    return found ?? this.expected(words.map((word) => `"${word}"`).join(" or "));
  }

  /** A whole number from `least` on. */
  whole(least: number): number {
    const { value } = this;
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= least) return value;
    return this.expected(`a whole number from ${least}`);
  }

  truth(): boolean {
    return typeof this.value === "boolean" ? this.value : this.expected("true or false");
  }

  /** Keys that nobody looked at and that hold something, here and below. */
  unread(): readonly Cursor[] {
    if (typeof this.value !== "object" || this.value === null) return [];
    const own = Array.isArray(this.value)
      ? []
      : Object.entries(this.object()).flatMap(([key, value]) =>
          this.seen.has(key) || isNothing(value) ? [] : [new Cursor(value, below(this.pointer, key))],
        );
    return [...own, ...[...this.children.values()].flatMap((child) => child.unread())];
  }

  expected(expected: string): never {
    const found =
      JSON.stringify(this.value, (_, value) => (typeof value === "bigint" ? `${value}` : value)) ?? "nothing";
    const short = found.length > 60 ? `${found.slice(0, 59)}…` : found;
    return fail("foreign-shape", { system: "PostHog", expected, found: short }, { place: this.place });
  }

  refuse(clause: string, reason: string, hint?: string): never {
    return fail("foreign-clause", { system: "PostHog", clause, reason }, { place: this.place, hint });
  }

  private object(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value))
      return this.expected("an object");
    // An object that is no array has members by text.
    return this.value as Readonly<Record<string, unknown>>;
  }

  private child(value: unknown, key: string | number): Cursor {
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const child = new Cursor(value, below(this.pointer, key));
    this.children.set(key, child);
    return child;
  }
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
  );
}
