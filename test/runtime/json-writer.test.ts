import { describe, expect, it } from "vitest";
import { floatText, object, writeJson } from "../../src/runtime/json-writer.js";
import { instantText, keyText } from "../../src/runtime/key-text.js";
import { plainJson } from "../../src/runtime/plain-json.js";
import { BOOL, FLOAT, INT, STRING } from "../../src/types.js";

const TIME = { kind: "timestamp", unit: "ms", zone: null } as const;

describe("floatText", () => {
  it.each([
    [3, "3.0"],
    [-0, "0.0"],
    [0.1, "0.1"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [-0.00012345, "-0.00012345"],
    [1e15, "1000000000000000.0"],
    [1e16, "1e+16"],
    [1.5e300, "1.5e+300"],
    [5e-324, "5e-324"],
    [123456789.12345679, "123456789.12345679"],
    [0.30000000000000004, "0.30000000000000004"],
    [Number.NaN, "nan"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("%d is %s", (value, text) => expect(floatText(value)).toBe(text));
});

describe("writeJson", () => {
  it("keeps key order, int64 digits and floats, and never writes a bare NaN", () => {
    const value = object(
      ["b", 9007199254740993n],
      ["10", [1, Number.NaN, null, true]],
      ["2", object()],
      ["e", []],
    );
    expect(writeJson(value, 0)).toBe('{"b":9007199254740993,"10":[1.0,null,null,true],"2":{},"e":[]}');
    expect(writeJson(object(["a", [1n]]))).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(writeJson(object(['q"\u2028', "é\n"]), 0)).toBe('{"q\\"\u2028":"é\\n"}');
  });

  it("takes plain data", () => {
    const plain = {
      a: new Map([
        ["2", 1],
        ["1", 2.5],
      ]),
      b: undefined,
      c: [undefined, 3n],
    };
    expect(writeJson(plainJson(plain), 0)).toBe('{"a":{"2":1,"1":2.5},"c":[null,3]}');
  });
});

describe("keyText", () => {
  it("prints keys as clients of the JSON form know them", () => {
    expect(keyText(true, BOOL)).toBe("True");
    expect(keyText(false, BOOL)).toBe("False");
    expect(keyText(3, FLOAT)).toBe("3.0");
    expect(keyText(-9223372036854775808n, INT)).toBe("-9223372036854775808");
    expect(keyText("", STRING)).toBe("");
    expect(keyText(1430622004384n, TIME)).toBe("2015-05-03T03:00:04.384Z");
  });

  it("prints instants with the digits of their unit, before 1970 too", () => {
    expect(instantText(0n, "s")).toBe("1970-01-01T00:00:00Z");
    expect(instantText(-1n, "ns")).toBe("1969-12-31T23:59:59.999999999Z");
    expect(instantText(1_500_000n, "us")).toBe("1970-01-01T00:00:01.500000Z");
    expect(instantText(9223372036854775807n, "s")).toBe("9223372036854775807");
  });
});
