// For every sample {kind, body, answer, state} on standard input: what its view reads untouched, and with the answer.
import {text} from "node:stream/consumers";
import process from "node:process";
import {EMPTY, bench, parts} from "./browser.js";

const samples = JSON.parse(await text(process.stdin));
const read = ({kind, body, more}, answer) => parts.kinds[kind](bench().ui, body, answer, {...EMPTY, answer, more}).read();
console.log(JSON.stringify(samples.map((sample) => [read(sample, null), read(sample, sample.answer)])));
