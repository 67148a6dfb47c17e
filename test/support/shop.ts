import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CliOutcome, cli } from "./cli.js";

const CSV = `user,ts,event,price,ok
u1,1600000000000,view,1.5,true
u1,1600000001000,buy,2.5,false
u2,1600000002000,view,,true
u3,1600000003000,view,3,true
u3,1600000003000,buy,3,
`;

/** A query over the shop, not in canonical form, with a comment. */
export const SHOP_QUERY = `// buyers
from shop
aggregate { count by event }
funnel { step event == "view"  step bought: event == "buy" }
`;

/** A folder with a catalogue of its own, five events in `events.csv` and `q.funnel`. */
export interface Shop {
  readonly at: (name: string) => string;
  readonly cli: (args: readonly string[], stdin?: string) => Promise<CliOutcome>;
  /** Imports the events into `parts`, registered as `shop`. */
  readonly open: () => Promise<CliOutcome>;
  readonly remove: () => void;
}

/** Makes the folder. */
export function makeShop(): Shop {
  const folder = mkdtempSync(join(tmpdir(), "frocket-cli-"));
  const at = (name: string): string => join(folder, name);
  const env = { FROCKET_HOME: at("home") };
  writeFileSync(at("events.csv"), CSV);
  writeFileSync(at("q.funnel"), SHOP_QUERY);
  const flags = [
    "--users",
    "user",
    "--time",
    "ts",
    "--parts",
    "2",
    "--out",
    at("parts"),
    "--register",
    "shop",
  ];
  return {
    at,
    cli: (args, stdin = "") => cli(args, { env, stdin }),
    open: () => cli(["import", at("events.csv"), ...flags], { env }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
