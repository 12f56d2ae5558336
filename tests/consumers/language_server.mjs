// Opens files in yaml-language-server over stdio, as an editor does, and prints what it says of each: one line
// `{file: [{line, message}]}` a file, lines from 1. Arguments: SCHEMA FILE…
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
const require = createRequire(process.cwd() + "/");
const server = require.resolve("yaml-language-server/bin/yaml-language-server");
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
const [schema, ...files] = process.argv.slice(2).map((path) => realpathSync(path));
const uri = (path) => pathToFileURL(path).href;
const settings = {
  yaml: { validate: true, format: { enable: false }, schemaStore: { enable: false }, schemas: { [uri(schema)]: files.map((f) => uri(f)) } },
  http: {}, "[yaml]": {}, vscode: {}, files: {}, editor: {},
};
const send = (message) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const waiting = new Map(files.map((path) => [uri(path), path]));
const finish = (code) => { child.kill(); process.exit(code); };
setTimeout(() => { console.error("timeout"); finish(1); }, 60000);
const open = (path) => send({ method: "textDocument/didOpen", params: { textDocument: { uri: uri(path), languageId: "yaml", version: 1, text: readFileSync(path, "utf8") } } });
const receive = (message) => {
  if (message.id === 1 && message.result) {
    send({ method: "initialized", params: {} });
    send({ method: "workspace/didChangeConfiguration", params: { settings } });
    files.forEach(open);
  } else if (message.method === "workspace/configuration") {
    send({ id: message.id, result: message.params.items.map((item) => settings[item.section] ?? {}) });
  } else if (message.id !== undefined && message.method) {
    send({ id: message.id, result: null });
  } else if (message.method === "textDocument/publishDiagnostics") {
    const { uri: about, diagnostics } = message.params;
    if (diagnostics.length > 0 && waiting.has(about)) {
      const told = diagnostics.map((d) => ({ line: d.range.start.line + 1, message: d.message }));
      console.log(JSON.stringify({ [waiting.get(about)]: told }));
      waiting.delete(about);
      if (waiting.size === 0) finish(0);
    }
  }
};
let buffer = Buffer.alloc(0);
child.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    const body = buffer.subarray(head + 4, head + 4 + length).toString();
    buffer = buffer.subarray(head + 4 + length);
    receive(JSON.parse(body));
  }
});
const root = uri(process.cwd());
send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: root, capabilities: { workspace: { configuration: true } }, workspaceFolders: [{ uri: root, name: "x" }] } });
