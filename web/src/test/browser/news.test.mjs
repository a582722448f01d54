import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { load } from "./load.mjs";

/** A stream as a browser has it; the test is the server. */
class Stream extends EventTarget {
  static CLOSED = 2;
  static opened = [];
  readyState = 0;

  constructor() {
    super();
    Stream.opened.push(this);
  }

  close() {
    this.readyState = Stream.CLOSED;
  }

  begin() {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  /** @param {boolean} forGood whether the browser gives it up, as after a status of 503 */
  fail(forGood) {
    this.readyState = forGood ? Stream.CLOSED : 0;
    this.dispatchEvent(new Event("error"));
  }

  tell(image) {
    this.dispatchEvent(Object.assign(new Event("image"), { data: JSON.stringify(image) }));
  }
}

globalThis.EventSource = Stream;
const { News } = await load("news.js");
mock.timers.enable({ apis: ["setTimeout", "setInterval"] });

let heard;
let news;
beforeEach(() => {
  news?.want(false);
  Stream.opened = [];
  heard = [];
  news = new News(
    (image) => heard.push(image.id),
    () => heard.push("missed"),
  );
});

test("one stream is open while somebody wants to know, and none after", () => {
  news.want(false);
  assert.equal(Stream.opened.length, 0);
  news.want(true);
  news.want(true);
  Stream.opened[0].begin();
  Stream.opened[0].tell({ id: "a" });
  assert.deepEqual([Stream.opened.length, heard], [1, ["a"]]);

  news.want(false);
  assert.equal(Stream.opened[0].readyState, Stream.CLOSED);
  news.want(true);
  assert.equal(Stream.opened.length, 2);
});

test("what happened while the line was broken is asked for once it is there again", () => {
  news.want(true);
  const [stream] = Stream.opened;
  stream.begin();
  stream.fail(false);
  stream.fail(false);
  assert.deepEqual(heard, [], "nobody could answer yet");

  stream.begin();
  assert.deepEqual([Stream.opened.length, heard], [1, ["missed"]]);
});

test("a line that the browser gives up is opened anew after a while", () => {
  news.want(true);
  Stream.opened[0].fail(true);
  mock.timers.tick(29_999);
  assert.equal(Stream.opened.length, 1);
  mock.timers.tick(1);
  heard.length = 0;
  Stream.opened[1].begin();
  assert.deepEqual([Stream.opened.length, heard], [2, ["missed"]]);
});

test("it stays closed if nobody wants to know any more", () => {
  news.want(true);
  Stream.opened[0].fail(true);
  news.want(false);
  mock.timers.tick(60_000);
  assert.equal(Stream.opened.length, 1);
});

test("a line by which nothing comes is not relied on", () => {
  news.want(true);
  Stream.opened[0].begin();
  mock.timers.tick(30_000);
  assert.deepEqual(heard, ["missed"]);

  news.want(false);
  mock.timers.tick(60_000);
  assert.deepEqual(heard, ["missed"]);
});

test("after the server's last word nothing is opened any more", () => {
  news.want(true);
  Stream.opened[0].begin();
  Stream.opened[0].dispatchEvent(new Event("end"));
  Stream.opened[0].fail(true);
  mock.timers.tick(60_000);
  news.want(true);
  assert.deepEqual([Stream.opened.length, heard], [1, []]);
  assert.equal(Stream.opened[0].readyState, Stream.CLOSED);
});
