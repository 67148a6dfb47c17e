/** Switches of another system, as far as it differs from the defaults: order sequential, ties strict, repeats allowed, entry best. */
export interface Preset {
  /** As `preset "…"` names it: small letters, one blank between words. */
  readonly name: string;
  readonly order?: "sequential" | "contiguous" | "contiguous steps" | "any";
  readonly ties?: "strict" | "by row" | { readonly withinMs: number };
  readonly repeats?: "allowed" | "break";
  readonly entry?: "best" | "first";
}
