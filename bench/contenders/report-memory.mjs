import { writeFileSync } from "node:fs";
import { peakMemoryMb } from "./peak-memory.mjs";

/** Loaded before a program: writes the most memory that its process had, in MB, to the file PEAK_FILE at its end. */
process.once("exit", () => writeFileSync(process.env.PEAK_FILE, String(peakMemoryMb())));
