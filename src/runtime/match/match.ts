/**
 * What was found of one user (or one attempt, session, trend bucket). One object per funnel, reused: it is read before the next
 * match begins. Rows are indexes into the part's rows in run order.
 */
export interface Match {
  /** Required steps reached; 0 when none, or when a `without … for user` removed the user. */
  level: number;
  /** Per step, 1 when it is reached. Required ones follow from `level`. */
  readonly reached: Uint8Array;
  /** Index into steps of the required step at which the user is pending, or -1. */
  pending: number;
  /** The chain that counts, where it was asked for and `level` > 0: per step its (last) row, -1 for a skipped or unreached step. */
  readonly chain: Int32Array;
  /** All chosen rows of that chain in stream order, those of `times` included: the first `rowCount` entries. */
  rows: Int32Array;
  /** Step of each of `rows`. */
  rowSteps: Uint8Array;
  rowCount: number;
}

/** Takes matches of a funnel one by one and keeps what the funnel shows of them. */
export interface MatchSink {
  /** A user by the exact rule; `rowCount` are all rows of the user. Called once per selected user, level 0 included. */
  user(match: Match, user: number, rowCount: number): void;
  /** An attempt or a session, where the funnel counts those: level, reached and chain are its own. */
  unit(match: Match): void;
  /** The best match among the chains of a user that begin in the trend bucket that starts at `bucket`. */
  bucket(match: Match, bucket: number | bigint): void;
}
