import type { CstNode, ICstVisitor, IToken } from "chevrotain";

export interface PredicateCstNode extends CstNode {
  name: "predicate";
  children: PredicateCstChildren;
}

export type PredicateCstChildren = {
  conjunction: (ConjunctionCstNode)[];
  Or?: IToken[];
};

export interface ConjunctionCstNode extends CstNode {
  name: "conjunction";
  children: ConjunctionCstChildren;
}

export type ConjunctionCstChildren = {
  negation: (NegationCstNode)[];
  And?: IToken[];
};

export interface NegationCstNode extends CstNode {
  name: "negation";
  children: NegationCstChildren;
}

export type NegationCstChildren = {
  Not?: IToken[];
  comparison: ComparisonCstNode[];
};

export interface ComparisonCstNode extends CstNode {
  name: "comparison";
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  operand: OperandCstNode[];
  test?: TestCstNode[];
};

export interface TestCstNode extends CstNode {
  name: "test";
  children: TestCstChildren;
}

export type TestCstChildren = {
  CompareOp?: IToken[];
  operand?: OperandCstNode[];
  Is?: IToken[];
  Not?: (IToken)[];
  Null?: IToken[];
  Has?: IToken[];
  Any?: IToken[];
  All?: IToken[];
  list?: ListCstNode[];
  membership?: MembershipCstNode[];
  interval?: IntervalCstNode[];
  textTest?: TextTestCstNode[];
};

export interface MembershipCstNode extends CstNode {
  name: "membership";
  children: MembershipCstChildren;
}

export type MembershipCstChildren = {
  In: IToken[];
  list: ListCstNode[];
};

export interface IntervalCstNode extends CstNode {
  name: "interval";
  children: IntervalCstChildren;
}

export type IntervalCstChildren = {
  Between: IToken[];
  operand: (OperandCstNode)[];
  And: IToken[];
};

export interface TextTestCstNode extends CstNode {
  name: "textTest";
  children: TextTestCstChildren;
}

export type TextTestCstChildren = {
  Contains?: IToken[];
  Starts?: IToken[];
  With?: (IToken)[];
  Ends?: IToken[];
  Matches?: IToken[];
  Like?: IToken[];
  String?: IToken[];
  Parameter?: IToken[];
  I?: IToken[];
};

export interface OperandCstNode extends CstNode {
  name: "operand";
  children: OperandCstChildren;
}

export type OperandCstChildren = {
  product: (ProductCstNode)[];
  AdditiveOp?: IToken[];
};

export interface ProductCstNode extends CstNode {
  name: "product";
  children: ProductCstChildren;
}

export type ProductCstChildren = {
  factor: (FactorCstNode)[];
  FactorOp?: IToken[];
};

export interface FactorCstNode extends CstNode {
  name: "factor";
  children: FactorCstChildren;
}

export type FactorCstChildren = {
  Minus?: IToken[];
  primary: PrimaryCstNode[];
};

export interface PrimaryCstNode extends CstNode {
  name: "primary";
  children: PrimaryCstChildren;
}

export type PrimaryCstChildren = {
  quantity?: QuantityCstNode[];
  literal?: LiteralCstNode[];
  Null?: IToken[];
  Parameter?: IToken[];
  Open?: IToken[];
  predicate?: PredicateCstNode[];
  Close?: IToken[];
  reference?: ReferenceCstNode[];
};

export interface ReferenceCstNode extends CstNode {
  name: "reference";
  children: ReferenceCstChildren;
}

export type ReferenceCstChildren = {
  Name: IToken[];
  Open?: IToken[];
  operand?: OperandCstNode[];
  Comma?: IToken[];
  String?: IToken[];
  Close?: IToken[];
};

export interface ListCstNode extends CstNode {
  name: "list";
  children: ListCstChildren;
}

export type ListCstChildren = {
  Open: IToken[];
  constant: ConstantCstNode[];
  Comma?: IToken[];
  Close: IToken[];
};

export interface ConstantCstNode extends CstNode {
  name: "constant";
  children: ConstantCstChildren;
}

export type ConstantCstChildren = {
  Parameter?: IToken[];
  value?: ValueCstNode[];
};

export interface ValueCstNode extends CstNode {
  name: "value";
  children: ValueCstChildren;
}

export type ValueCstChildren = {
  Minus?: IToken[];
  quantity?: QuantityCstNode[];
  literal?: LiteralCstNode[];
};

export interface QuantityCstNode extends CstNode {
  name: "quantity";
  children: QuantityCstChildren;
}

export type QuantityCstChildren = {
  Number?: IToken[];
  Duration?: IToken[];
};

export interface LiteralCstNode extends CstNode {
  name: "literal";
  children: LiteralCstChildren;
}

export type LiteralCstChildren = {
  String?: IToken[];
  Instant?: IToken[];
  True?: IToken[];
  False?: IToken[];
};

export interface StepClauseCstNode extends CstNode {
  name: "stepClause";
  children: StepClauseCstChildren;
}

export type StepClauseCstChildren = {
  within?: WithinCstNode[];
  after?: AfterCstNode[];
  optional?: OptionalCstNode[];
  times?: TimesCstNode[];
};

export interface WithinCstNode extends CstNode {
  name: "within";
  children: WithinCstChildren;
}

export type WithinCstChildren = {
  Within: IToken[];
  span: SpanCstNode[];
};

export interface AfterCstNode extends CstNode {
  name: "after";
  children: AfterCstChildren;
}

export type AfterCstChildren = {
  After: IToken[];
  span: SpanCstNode[];
};

export interface OptionalCstNode extends CstNode {
  name: "optional";
  children: OptionalCstChildren;
}

export type OptionalCstChildren = {
  Optional: IToken[];
};

export interface TimesCstNode extends CstNode {
  name: "times";
  children: TimesCstChildren;
}

export type TimesCstChildren = {
  Times: IToken[];
  Number: (IToken)[];
  DotDot?: IToken[];
};

export interface WithoutCstNode extends CstNode {
  name: "without";
  children: WithoutCstChildren;
}

export type WithoutCstChildren = {
  Without: IToken[];
  Name?: IToken[];
  Colon?: IToken[];
  predicate: PredicateCstNode[];
  For?: IToken[];
  Attempt?: IToken[];
  User?: IToken[];
};

export interface WindowCstNode extends CstNode {
  name: "window";
  children: WindowCstChildren;
}

export type WindowCstChildren = {
  Window: IToken[];
  Session?: (IToken)[];
  Number?: IToken[];
  Sessions?: IToken[];
  span?: SpanCstNode[];
};

export interface OrderCstNode extends CstNode {
  name: "order";
  children: OrderCstChildren;
}

export type OrderCstChildren = {
  Order: IToken[];
  Sequential?: IToken[];
  Contiguous?: IToken[];
  Steps?: IToken[];
  Any?: IToken[];
};

export interface TiesCstNode extends CstNode {
  name: "ties";
  children: TiesCstChildren;
}

export type TiesCstChildren = {
  Ties: IToken[];
  Strict?: IToken[];
  By?: IToken[];
  Row?: IToken[];
  within?: WithinCstNode[];
};

export interface RepeatsCstNode extends CstNode {
  name: "repeats";
  children: RepeatsCstChildren;
}

export type RepeatsCstChildren = {
  Repeats: IToken[];
  Allowed?: IToken[];
  Break?: IToken[];
};

export interface EntryCstNode extends CstNode {
  name: "entry";
  children: EntryCstChildren;
}

export type EntryCstChildren = {
  Entry: IToken[];
  Best?: IToken[];
  First?: IToken[];
};

export interface EnteringCstNode extends CstNode {
  name: "entering";
  children: EnteringCstChildren;
}

export type EnteringCstChildren = {
  Entering: IToken[];
  range: RangeCstNode[];
};

export interface HoldCstNode extends CstNode {
  name: "hold";
  children: HoldCstChildren;
}

export type HoldCstChildren = {
  Hold: IToken[];
  held: (HeldCstNode)[];
  Comma?: IToken[];
};

export interface HeldCstNode extends CstNode {
  name: "held";
  children: HeldCstChildren;
}

export type HeldCstChildren = {
  Name: (IToken)[];
  AtSign?: (IToken)[];
  Assign?: IToken[];
};

export interface SpanCstNode extends CstNode {
  name: "span";
  children: SpanCstChildren;
}

export type SpanCstChildren = {
  Parameter?: IToken[];
  quantity?: QuantityCstNode[];
};

export interface RangeCstNode extends CstNode {
  name: "range";
  children: RangeCstChildren;
}

export type RangeCstChildren = {
  bound?: (BoundCstNode)[];
  DotDot: IToken[];
};

export interface BoundCstNode extends CstNode {
  name: "bound";
  children: BoundCstChildren;
}

export type BoundCstChildren = {
  Parameter?: IToken[];
  Instant?: IToken[];
  Minus?: IToken[];
  Number?: IToken[];
};

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  conditionTerm: (ConditionTermCstNode)[];
  Or?: IToken[];
};

export interface ConditionTermCstNode extends CstNode {
  name: "conditionTerm";
  children: ConditionTermCstChildren;
}

export type ConditionTermCstChildren = {
  conditionFactor: (ConditionFactorCstNode)[];
  And?: IToken[];
};

export interface ConditionFactorCstNode extends CstNode {
  name: "conditionFactor";
  children: ConditionFactorCstChildren;
}

export type ConditionFactorCstChildren = {
  Not?: IToken[];
  conditionAtom: ConditionAtomCstNode[];
};

export interface ConditionAtomCstNode extends CstNode {
  name: "conditionAtom";
  children: ConditionAtomCstChildren;
}

export type ConditionAtomCstChildren = {
  Open?: IToken[];
  condition?: ConditionCstNode[];
  Close?: IToken[];
  quantified?: QuantifiedCstNode[];
  counted?: CountedCstNode[];
  measured?: MeasuredCstNode[];
  sequence?: SequenceCstNode[];
  usersIn?: UsersInCstNode[];
  barePredicate?: BarePredicateCstNode[];
};

export interface QuantifiedCstNode extends CstNode {
  name: "quantified";
  children: QuantifiedCstChildren;
}

export type QuantifiedCstChildren = {
  Quantifier: IToken[];
  Open: IToken[];
  predicate: PredicateCstNode[];
  Close: IToken[];
};

export interface CountedCstNode extends CstNode {
  name: "counted";
  children: CountedCstChildren;
}

export type CountedCstChildren = {
  Count: IToken[];
  Open: IToken[];
  predicate?: PredicateCstNode[];
  Close: IToken[];
  CompareOp: IToken[];
  target: TargetCstNode[];
};

export interface MeasuredCstNode extends CstNode {
  name: "measured";
  children: MeasuredCstChildren;
}

export type MeasuredCstChildren = {
  Measure: IToken[];
  Open: IToken[];
  Name: IToken[];
  Where?: IToken[];
  predicate?: PredicateCstNode[];
  Close: IToken[];
  CompareOp: IToken[];
  target: TargetCstNode[];
};

export interface TargetCstNode extends CstNode {
  name: "target";
  children: TargetCstChildren;
}

export type TargetCstChildren = {
  Parameter?: IToken[];
  Minus?: IToken[];
  Number?: IToken[];
};

export interface SequenceCstNode extends CstNode {
  name: "sequence";
  children: SequenceCstChildren;
}

export type SequenceCstChildren = {
  Sequence: IToken[];
  Open: IToken[];
  link: (LinkCstNode)[];
  Arrow?: IToken[];
  Comma?: IToken[];
  sequenceOption?: SequenceOptionCstNode[];
  Close: IToken[];
};

export interface LinkCstNode extends CstNode {
  name: "link";
  children: LinkCstChildren;
}

export type LinkCstChildren = {
  without?: WithoutCstNode[];
  predicate?: PredicateCstNode[];
  stepClause?: StepClauseCstNode[];
};

export interface SequenceOptionCstNode extends CstNode {
  name: "sequenceOption";
  children: SequenceOptionCstChildren;
}

export type SequenceOptionCstChildren = {
  window?: WindowCstNode[];
  order?: OrderCstNode[];
  ties?: TiesCstNode[];
  repeats?: RepeatsCstNode[];
  hold?: HoldCstNode[];
  entry?: EntryCstNode[];
  entering?: EnteringCstNode[];
};

export interface UsersInCstNode extends CstNode {
  name: "usersIn";
  children: UsersInCstChildren;
}

export type UsersInCstChildren = {
  Users: IToken[];
  Not?: IToken[];
  In: IToken[];
  String: IToken[];
};

export interface BarePredicateCstNode extends CstNode {
  name: "barePredicate";
  children: BarePredicateCstChildren;
}

export type BarePredicateCstChildren = {
  comparison: ComparisonCstNode[];
};

export interface BlockCstNode extends CstNode {
  name: "block";
  children: BlockCstChildren;
}

export type BlockCstChildren = {
  OpenBlock: IToken[];
  aggregation?: AggregationCstNode[];
  CloseBlock: IToken[];
};

export interface AggregationCstNode extends CstNode {
  name: "aggregation";
  children: AggregationCstChildren;
}

export type AggregationCstChildren = {
  countOf?: CountOfCstNode[];
  usersOf?: UsersOfCstNode[];
  statisticOf?: StatisticOfCstNode[];
  summaryOf?: SummaryOfCstNode[];
  On?: IToken[];
  Step?: IToken[];
  Top?: IToken[];
  Number?: IToken[];
  As?: IToken[];
  String?: IToken[];
};

export interface CountOfCstNode extends CstNode {
  name: "countOf";
  children: CountOfCstChildren;
}

export type CountOfCstChildren = {
  Count: IToken[];
  ofColumn?: OfColumnCstNode[];
  byColumn?: ByColumnCstNode[];
};

export interface UsersOfCstNode extends CstNode {
  name: "usersOf";
  children: UsersOfCstChildren;
}

export type UsersOfCstChildren = {
  Users: IToken[];
  byColumn?: ByColumnCstNode[];
};

export interface StatisticOfCstNode extends CstNode {
  name: "statisticOf";
  children: StatisticOfCstChildren;
}

export type StatisticOfCstChildren = {
  Statistic: IToken[];
  ofColumn: OfColumnCstNode[];
  byColumn?: ByColumnCstNode[];
};

export interface SummaryOfCstNode extends CstNode {
  name: "summaryOf";
  children: SummaryOfCstChildren;
}

export type SummaryOfCstChildren = {
  Summary: IToken[];
  ofColumn: OfColumnCstNode[];
};

export interface OfColumnCstNode extends CstNode {
  name: "ofColumn";
  children: OfColumnCstChildren;
}

export type OfColumnCstChildren = {
  Open: IToken[];
  Name: IToken[];
  Close: IToken[];
};

export interface ByColumnCstNode extends CstNode {
  name: "byColumn";
  children: ByColumnCstChildren;
}

export type ByColumnCstChildren = {
  By: IToken[];
  Name: IToken[];
};

export interface FunnelCstNode extends CstNode {
  name: "funnel";
  children: FunnelCstChildren;
}

export type FunnelCstChildren = {
  Funnel: IToken[];
  Name?: IToken[];
  OpenBlock: IToken[];
  funnelItem?: FunnelItemCstNode[];
  CloseBlock: IToken[];
};

export interface FunnelItemCstNode extends CstNode {
  name: "funnelItem";
  children: FunnelItemCstChildren;
}

export type FunnelItemCstChildren = {
  step?: StepCstNode[];
  eachStep?: EachStepCstNode[];
  atEnd?: AtEndCstNode[];
  without?: WithoutCstNode[];
  window?: WindowCstNode[];
  order?: OrderCstNode[];
  ties?: TiesCstNode[];
  repeats?: RepeatsCstNode[];
  entry?: EntryCstNode[];
  entering?: EnteringCstNode[];
  chain?: ChainCstNode[];
  counting?: CountingCstNode[];
  hold?: HoldCstNode[];
  breakdown?: BreakdownCstNode[];
  trend?: TrendCstNode[];
  durations?: DurationsCstNode[];
  preset?: PresetCstNode[];
};

export interface StepCstNode extends CstNode {
  name: "step";
  children: StepCstChildren;
}

export type StepCstChildren = {
  Step: IToken[];
  Name?: IToken[];
  Colon?: IToken[];
  predicate: PredicateCstNode[];
  stepClause?: StepClauseCstNode[];
};

export interface EachStepCstNode extends CstNode {
  name: "eachStep";
  children: EachStepCstChildren;
}

export type EachStepCstChildren = {
  Each: IToken[];
  Step: IToken[];
  block: BlockCstNode[];
};

export interface AtEndCstNode extends CstNode {
  name: "atEnd";
  children: AtEndCstChildren;
}

export type AtEndCstChildren = {
  At: IToken[];
  End: IToken[];
  block: BlockCstNode[];
};

export interface ChainCstNode extends CstNode {
  name: "chain";
  children: ChainCstChildren;
}

export type ChainCstChildren = {
  Chain: IToken[];
  Earliest?: IToken[];
  Latest?: IToken[];
  Fastest?: IToken[];
};

export interface CountingCstNode extends CstNode {
  name: "counting";
  children: CountingCstChildren;
}

export type CountingCstChildren = {
  Count: IToken[];
  Users?: IToken[];
  Attempts?: IToken[];
  Sessions?: IToken[];
};

export interface BreakdownCstNode extends CstNode {
  name: "breakdown";
  children: BreakdownCstChildren;
}

export type BreakdownCstChildren = {
  By: IToken[];
  Name: (IToken)[];
  Comma?: IToken[];
  On?: IToken[];
  Top?: IToken[];
  Number?: IToken[];
};

export interface TrendCstNode extends CstNode {
  name: "trend";
  children: TrendCstChildren;
}

export type TrendCstChildren = {
  Per: IToken[];
  Hour?: IToken[];
  Day?: IToken[];
  Week?: IToken[];
  Month?: IToken[];
  In?: IToken[];
  String?: IToken[];
};

export interface DurationsCstNode extends CstNode {
  name: "durations";
  children: DurationsCstChildren;
}

export type DurationsCstChildren = {
  Durations: IToken[];
  Histogram?: IToken[];
  Number?: IToken[];
};

export interface PresetCstNode extends CstNode {
  name: "preset";
  children: PresetCstChildren;
}

export type PresetCstChildren = {
  Preset: IToken[];
  String: IToken[];
};

export interface RetentionCstNode extends CstNode {
  name: "retention";
  children: RetentionCstChildren;
}

export type RetentionCstChildren = {
  Retention: IToken[];
  Name?: IToken[];
  OpenBlock: IToken[];
  retentionItem?: RetentionItemCstNode[];
  CloseBlock: IToken[];
};

export interface RetentionItemCstNode extends CstNode {
  name: "retentionItem";
  children: RetentionItemCstChildren;
}

export type RetentionItemCstChildren = {
  start?: StartCstNode[];
  comeback?: ComebackCstNode[];
  calendar?: CalendarCstNode[];
  every?: EveryCstNode[];
  buckets?: BucketsCstNode[];
  mode?: ModeCstNode[];
  cohort?: CohortCstNode[];
  byTop?: ByTopCstNode[];
};

export interface StartCstNode extends CstNode {
  name: "start";
  children: StartCstChildren;
}

export type StartCstChildren = {
  Start: IToken[];
  predicate: PredicateCstNode[];
};

export interface ComebackCstNode extends CstNode {
  name: "comeback";
  children: ComebackCstChildren;
}

export type ComebackCstChildren = {
  Return: IToken[];
  predicate: PredicateCstNode[];
};

export interface CalendarCstNode extends CstNode {
  name: "calendar";
  children: CalendarCstChildren;
}

export type CalendarCstChildren = {
  Per: IToken[];
  Day?: IToken[];
  Week?: IToken[];
  Month?: IToken[];
  In?: IToken[];
  String?: IToken[];
};

export interface EveryCstNode extends CstNode {
  name: "every";
  children: EveryCstChildren;
}

export type EveryCstChildren = {
  Every: IToken[];
  span: SpanCstNode[];
};

export interface BucketsCstNode extends CstNode {
  name: "buckets";
  children: BucketsCstChildren;
}

export type BucketsCstChildren = {
  Buckets: IToken[];
  Number: IToken[];
};

export interface ModeCstNode extends CstNode {
  name: "mode";
  children: ModeCstChildren;
}

export type ModeCstChildren = {
  Kind: IToken[];
  Exact?: IToken[];
  Rolling?: IToken[];
  Bracket?: IToken[];
  periods?: PeriodsCstNode[];
  Comma?: IToken[];
};

export interface PeriodsCstNode extends CstNode {
  name: "periods";
  children: PeriodsCstChildren;
}

export type PeriodsCstChildren = {
  Number: (IToken)[];
  DotDot?: IToken[];
};

export interface CohortCstNode extends CstNode {
  name: "cohort";
  children: CohortCstChildren;
}

export type CohortCstChildren = {
  Cohort: IToken[];
  First?: IToken[];
  Each?: IToken[];
  calendar?: (CalendarCstNode)[];
};

export interface ByTopCstNode extends CstNode {
  name: "byTop";
  children: ByTopCstChildren;
}

export type ByTopCstChildren = {
  By: IToken[];
  Name: IToken[];
  Top?: IToken[];
  Number?: IToken[];
};

export interface PathsCstNode extends CstNode {
  name: "paths";
  children: PathsCstChildren;
}

export type PathsCstChildren = {
  Paths: IToken[];
  Name?: IToken[];
  OpenBlock: IToken[];
  pathsItem?: PathsItemCstNode[];
  CloseBlock: IToken[];
};

export interface PathsItemCstNode extends CstNode {
  name: "pathsItem";
  children: PathsItemCstChildren;
}

export type PathsItemCstChildren = {
  base?: BaseCstNode[];
  dropped?: DroppedCstNode[];
  length?: LengthCstNode[];
  byColumn?: ByColumnCstNode[];
  within?: WithinCstNode[];
  considered?: ConsideredCstNode[];
  collapse?: CollapseCstNode[];
  keep?: KeepCstNode[];
};

export interface BaseCstNode extends CstNode {
  name: "base";
  children: BaseCstChildren;
}

export type BaseCstChildren = {
  From?: IToken[];
  To?: IToken[];
  predicate: PredicateCstNode[];
  First?: IToken[];
  Last?: IToken[];
  Each?: IToken[];
};

export interface DroppedCstNode extends CstNode {
  name: "dropped";
  children: DroppedCstChildren;
}

export type DroppedCstChildren = {
  After: IToken[];
  Dropping: IToken[];
  Out: IToken[];
  Of?: IToken[];
  Name?: (IToken)[];
  At?: IToken[];
};

export interface LengthCstNode extends CstNode {
  name: "length";
  children: LengthCstChildren;
}

export type LengthCstChildren = {
  Next?: IToken[];
  Previous?: IToken[];
  Number: IToken[];
};

export interface ConsideredCstNode extends CstNode {
  name: "considered";
  children: ConsideredCstChildren;
}

export type ConsideredCstChildren = {
  Only?: IToken[];
  Except?: IToken[];
  predicate: PredicateCstNode[];
};

export interface CollapseCstNode extends CstNode {
  name: "collapse";
  children: CollapseCstChildren;
}

export type CollapseCstChildren = {
  Collapse: IToken[];
  Repeats: IToken[];
};

export interface KeepCstNode extends CstNode {
  name: "keep";
  children: KeepCstChildren;
}

export type KeepCstChildren = {
  Top: IToken[];
  Number: IToken[];
};

export interface QueryCstNode extends CstNode {
  name: "query";
  children: QueryCstChildren;
}

export type QueryCstChildren = {
  clause?: ClauseCstNode[];
};

export interface ClauseCstNode extends CstNode {
  name: "clause";
  children: ClauseCstChildren;
}

export type ClauseCstChildren = {
  from?: FromCstNode[];
  timeframe?: TimeframeCstNode[];
  session?: SessionCstNode[];
  param?: ParamCstNode[];
  include?: IncludeCstNode[];
  define?: DefineCstNode[];
  where?: WhereCstNode[];
  aggregate?: AggregateCstNode[];
  funnel?: FunnelCstNode[];
  retention?: RetentionCstNode[];
  paths?: PathsCstNode[];
};

export interface FromCstNode extends CstNode {
  name: "from";
  children: FromCstChildren;
}

export type FromCstChildren = {
  From: IToken[];
  Name?: IToken[];
  String?: IToken[];
  layout?: LayoutCstNode[];
};

export interface LayoutCstNode extends CstNode {
  name: "layout";
  children: LayoutCstChildren;
}

export type LayoutCstChildren = {
  Users: IToken[];
  Name: (IToken)[];
  Time: IToken[];
  In?: IToken[];
  unit?: UnitCstNode[];
  Order?: IToken[];
  columns?: ColumnsCstNode[];
};

export interface UnitCstNode extends CstNode {
  name: "unit";
  children: UnitCstChildren;
}

export type UnitCstChildren = {
  Name: IToken[];
};

export interface ColumnsCstNode extends CstNode {
  name: "columns";
  children: ColumnsCstChildren;
}

export type ColumnsCstChildren = {
  Name: IToken[];
  Comma?: IToken[];
};

export interface TimeframeCstNode extends CstNode {
  name: "timeframe";
  children: TimeframeCstChildren;
}

export type TimeframeCstChildren = {
  Timeframe: IToken[];
  range: RangeCstNode[];
};

export interface SessionCstNode extends CstNode {
  name: "session";
  children: SessionCstChildren;
}

export type SessionCstChildren = {
  Session: IToken[];
  Gap: IToken[];
  span: SpanCstNode[];
};

export interface ParamCstNode extends CstNode {
  name: "param";
  children: ParamCstChildren;
}

export type ParamCstChildren = {
  Param: IToken[];
  Name: IToken[];
  Assign?: IToken[];
  value?: ValueCstNode[];
};

export interface IncludeCstNode extends CstNode {
  name: "include";
  children: IncludeCstChildren;
}

export type IncludeCstChildren = {
  Include: IToken[];
  String: IToken[];
};

export interface DefineCstNode extends CstNode {
  name: "define";
  children: DefineCstChildren;
}

export type DefineCstChildren = {
  Define: IToken[];
  Name: IToken[];
  Assign: IToken[];
  predicate: PredicateCstNode[];
};

export interface WhereCstNode extends CstNode {
  name: "where";
  children: WhereCstChildren;
}

export type WhereCstChildren = {
  Where: IToken[];
  condition: ConditionCstNode[];
};

export interface AggregateCstNode extends CstNode {
  name: "aggregate";
  children: AggregateCstChildren;
}

export type AggregateCstChildren = {
  Aggregate: IToken[];
  block: BlockCstNode[];
};

