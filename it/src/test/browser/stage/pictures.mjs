// Pictures made on the spot, as files to upload. No two are the same, for their noise is random.

import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const TRUE_COLOUR = 2;
const BYTES_PER_PIXEL = 3;
const BLOCK = 100; // side of an area of one colour, in pixels

/**
 * The colour of a picture before noise is added.
 *
 * @param {number} x pixels from the left edge
 * @param {number} y pixels from the upper edge
 * @returns {[number, number, number]} red, green and blue, 0 to 224 each
 */
export function colourAt(x, y) {
  const [column, row] = [Math.floor(x / BLOCK), Math.floor(y / BLOCK)];
  return [(column * 53) % 225, (row * 97) % 225, ((column + 2 * row) * 31) % 225];
}

/**
 * A PNG of coloured squares under noise.
 *
 * @param {number} width in pixels
 * @param {number} height in pixels
 * @param {number} [noise] what is added to each sample at most: 2^n - 1, up to 31; the files grow
 *   with it
 * @param {Record<string, string>} [texts] what the file says of itself, by keyword
 * @returns {Buffer}
 */
export function png(width, height, noise = 7, texts = {}) {
  const stride = 1 + width * BYTES_PER_PIXEL; // each row begins with its filter: none
  const rows = randomBytes(height * stride).map((sample) => sample & noise);
  let colours = Buffer.alloc(0);
  for (let y = 0; y < height; y++) {
    if (y % BLOCK === 0) {
      colours = colourRow(width, y);
    }
    rows[y * stride] = 0;
    for (let i = 0; i < colours.length; i++) {
      rows[y * stride + 1 + i] += colours[i];
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header(width, height)),
    ...Object.entries(texts).map(([key, text]) => chunk("tEXt", Buffer.from(`${key}\0${text}`))),
    chunk("IDAT", deflateSync(rows, { level: 1 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function colourRow(width, y) {
  return Buffer.from(Array.from({ length: width }, (_, x) => colourAt(x, y)).flat());
}

function header(width, height) {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, TRUE_COLOUR, 0, 0, 0], 8);
  return bytes;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** @returns {string} hexadecimal */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Writes a file that is removed when the test is over.
 *
 * @param {import("node:test").TestContext} context
 * @param {string} name made unique, for a person keeps what earlier tests uploaded
 * @param {Buffer} bytes
 */
export function file(context, name, bytes) {
  const folder = mkdtempSync(join(tmpdir(), "fovea-browser-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, `${randomBytes(4).toString("hex")} ${name}`);
  writeFileSync(path, bytes);
  return new PictureFile(path);
}

/** A file on this machine, on its way to becoming an image. */
class PictureFile {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
    this.name = basename(path);
    this.title = this.name.replace(/\.\w+$/, "");
  }

  get sha256() {
    return sha256(readFileSync(this.path));
  }
}
