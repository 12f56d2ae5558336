// Compiles each schema with ajv in strict mode: draft-07 with the default class, 2020-12 with its own.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.cwd() + "/");
let failed = 0;
for (const path of process.argv.slice(2)) {
  const schema = JSON.parse(readFileSync(path, "utf8"));
  const Ajv = require(schema.$schema.includes("2020-12") ? "ajv/dist/2020" : "ajv").default;
  try {
    new Ajv({ strict: true }).compile(schema);
    console.log(`${path}: ok`);
  } catch (error) {
    failed = 1;
    console.log(`${path}: ${error.message}`);
  }
}
process.exit(failed);
