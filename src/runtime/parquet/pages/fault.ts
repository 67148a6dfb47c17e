/** What is wrong with a page, said before it is known whose page it is; becomes `file-damaged`. */
export class PageFault extends Error {}

/** The page is in a form that this reader leaves to the other one; no fault of the file. */
export class NotCovered extends Error {}

/** Throws a PageFault unless `holds`. */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new PageFault(what);
}

/** Throws a PageFault. */
export function fault(what: string): never {
  throw new PageFault(what);
}
