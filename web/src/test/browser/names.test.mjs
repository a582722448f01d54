import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

globalThis.document = { querySelector: () => null }; // a page without texts for scripts
const { Names } = await load("names.js");
const SPACE = "Space00000000000000000";

/** Somebody in a page, as far as names.js may touch them: text only. */
class Shown {
  title = "";

  constructor(seed, pseudonym, space = SPACE) {
    this.dataset = { member: seed, space };
    this.words = Object.freeze(
      Object.defineProperty({ dataset: {} }, "textContent", {
        get: () => this.text,
        set: (text) => {
          this.text = text;
          this.writes = (this.writes ?? -1) + 1;
        },
      }),
    );
    this.words.textContent = pseudonym;
  }

  querySelector(selector) {
    assert.equal(selector, "[data-name]");
    return this.words;
  }
}

const page = (...members) => ({ querySelectorAll: () => members });

test("a name takes the place of its pseudonym, which becomes the title", () => {
  const [emmy, alan] = [new Shown("1", "Member K7Q4X2"), new Shown("2", "Member 000000")];
  const names = new Names();
  names.learn(SPACE, "1", "Emmy N.");

  names.show(page(emmy, alan));
  assert.deepEqual([emmy.text, emmy.title], ["Emmy N.", "Member K7Q4X2"]);
  assert.deepEqual([alan.text, alan.title], ["Member 000000", ""]);
});

test("a name counts in its own space only", () => {
  const elsewhere = new Shown("1", "Member K7Q4X2", "Other00000000000000000");
  const names = new Names();
  names.learn(SPACE, "1", "Emmy N.");

  names.show(page(elsewhere));
  assert.equal(elsewhere.text, "Member K7Q4X2");
});

test("what is right already is not written again, or the page would never come to rest", () => {
  const emmy = new Shown("1", "Member K7Q4X2");
  const names = new Names();
  names.learn(SPACE, "1", "Emmy N.");

  names.show(page(emmy));
  names.show(page(emmy));
  assert.equal(emmy.writes, 1);
});

test("forgotten names are pseudonyms again", () => {
  const emmy = new Shown("1", "Member K7Q4X2");
  const names = new Names();
  names.learn(SPACE, "1", "Emmy N.");
  names.show(page(emmy));

  names.forget();
  names.show(page(emmy));
  assert.deepEqual([emmy.text, emmy.title], ["Member K7Q4X2", ""]);
});

test("whatever a name holds, it is text", () => {
  const hostile = [
    "<img src=x onerror=alert(1)>",
    "</bdi><script>alert(1)</script>",
    "#{7*7} ${7*7} ${jndi:ldap://x}",
    "&lt;b&gt;",
    "__proto__",
    "constructor",
    "\u202Egnihtemos",
  ];
  for (const name of hostile) {
    const somebody = new Shown(name, "Member K7Q4X2");
    const names = new Names();
    names.learn(SPACE, name, name);
    names.show(page(somebody));
    assert.equal(somebody.text, name);
  }
});
