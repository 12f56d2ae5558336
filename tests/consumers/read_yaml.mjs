// Prints each YAML file as JSON, as npm `yaml` reads it as 1.1 and as 1.2: one line a file.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.cwd() + "/");
const YAML = require("yaml");
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  const read = (version) => YAML.parse(text, { version });
  console.log(JSON.stringify({ [path]: { "yaml 1.1": read("1.1"), "yaml 1.2": read("1.2") } }));
}
