import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { beforeEach, test } from "node:test";
import { load } from "./load.mjs";

const library = createRequire(new URL("../../main/browser/package.json", import.meta.url));
const { IDBFactory, IDBKeyRange } = library("fake-indexeddb");
const { AddressBook, MOST_NAMES } = await load("address-book.js");

const SPACE = "Space00000000000000000";
const [ADA, EMMY] = ["a".repeat(32), "e".repeat(32)]; // marks
const DAY_MS = 24 * 3600 * 1000;

beforeEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });
});

const seeds = async (book) => (await book.names()).map(({ seed }) => seed);

test("what was told once is there the next time, space by space", async () => {
  const book = await AddressBook.open(ADA);
  await book.remember(SPACE, "1", "Emmy N.");
  await book.remember("Other00000000000000000", "1", "Alan T.");
  book.close();

  const again = await AddressBook.open(ADA);
  assert.deepEqual(
    (await again.names()).map(({ space, seed, name }) => [space, seed, name]),
    [["Other00000000000000000", "1", "Alan T."], [SPACE, "1", "Emmy N."]],
  );
});

test("a name told again takes the place of the former", async () => {
  const book = await AddressBook.open(ADA);
  await book.remember(SPACE, "1", "Emmy N.");
  await book.remember(SPACE, "1", "Emmy Noether");
  assert.deepEqual((await book.names()).map(({ name }) => name), ["Emmy Noether"]);
});

test("whoever logs in next finds an empty book, and so does whoever comes back", async () => {
  const book = await AddressBook.open(ADA);
  await book.remember(SPACE, "1", "Emmy N.");
  book.close();

  for (const mark of [EMMY, ADA]) {
    const next = await AddressBook.open(mark);
    assert.deepEqual(await next.names(), []);
    next.close();
  }
});

test("after a year a name is forgotten, unless it was told again", async () => {
  const book = await AddressBook.open(ADA, undefined, 0);
  await book.remember(SPACE, "old", "Emmy N.", 0);
  await book.remember(SPACE, "renewed", "Alan T.", 0);
  await book.remember(SPACE, "renewed", "Alan T.", DAY_MS);
  book.close();

  const later = await AddressBook.open(ADA, undefined, 365.5 * DAY_MS);
  assert.deepEqual(await seeds(later), ["renewed"]);
});

test("of too many names the oldest go", async () => {
  const book = await AddressBook.open(ADA);
  const now = Date.now();
  for (let each = 0; each < MOST_NAMES + 2; each++) {
    await book.remember(SPACE, String(each), "somebody", now + each);
  }
  const kept = await seeds(book);
  assert.equal(kept.length, MOST_NAMES);
  assert.ok(!kept.includes("0") && !kept.includes("1") && kept.includes("2"));
});

test("a logout burns the book, also where another window has it open", async () => {
  let lost = 0;
  const book = await AddressBook.open(ADA, () => lost++);
  await book.remember(SPACE, "1", "Emmy N.");

  await AddressBook.burn();
  assert.equal(lost, 1);
  assert.equal(await AddressBook.exists(), false);
  await assert.rejects(book.remember(SPACE, "1", "Emmy N."));
  assert.deepEqual(await (await AddressBook.open(ADA)).names(), []);
});

test("to burn a book that is not there is harmless, and to look for one makes none", async () => {
  await AddressBook.burn();
  assert.equal(await AddressBook.exists(), false);
  assert.deepEqual(await indexedDB.databases(), []);
});
