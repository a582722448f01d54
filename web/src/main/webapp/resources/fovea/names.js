// Puts names in the place of pseudonyms: those that co-members' sessions tell while both have a
// page of the space open, and those that this browser remembers. Without it pseudonyms stay.

import { AddressBook } from "./address-book.js";
import { text } from "./texts.js";

const SILENT = "fovea.silent";
const PATIENCE_MS = 1000;

/** @returns {boolean} whether the person chose not to tell their name */
function isSilent() {
  return localStorage.getItem(SILENT) !== null;
}

/** The names that are known here, and where they stand in the page. */
export class Names {
  #names = new Map();

  /**
   * @param {string} space
   * @param {string} seed of the pseudonym there
   * @param {string} name
   */
  learn(space, seed, name) {
    this.#names.set(`${space} ${seed}`, name);
  }

  forget() {
    this.#names.clear();
  }

  /**
   * Writes each name where its person stands, or the pseudonym again if it is not known any more.
   *
   * @param {ParentNode} root
   */
  show(root) {
    for (const member of root.querySelectorAll("[data-member]")) {
      this.#write(member);
    }
  }

  #write(member) {
    const words = member.querySelector("[data-name]");
    words.dataset.name ||= words.textContent; // the pseudonym, as the server wrote it
    const pseudonym = words.dataset.name;
    const name = this.#names.get(`${member.dataset.space} ${member.dataset.member}`);
    const wanted = name ?? pseudonym;
    if (words.textContent !== wanted) {
      words.textContent = wanted; // never as HTML: the name comes from elsewhere
      member.title = name === undefined ? "" : pseudonym;
    }
  }
}

/**
 * @typedef {object} Card
 * @property {string} label of the pseudonym
 * @property {string} seed of the pseudonym
 * @property {string} name
 */

/** Tells and is told names while the page can be seen: a browser has few connections to spare. */
class Line {
  /** @type {EventSource | undefined} */
  #source;
  #over = false;

  /**
   * @param {string} space
   * @param {(card: Card) => void} told is called for each co-member who is there
   * @param {(self: Pick<Card, "label" | "seed">) => void} greeted is called for oneself
   */
  constructor(space, told, greeted) {
    this.space = space;
    this.told = told;
    this.greeted = greeted;
  }

  /** Opens or closes the line, as is fit; once it is over it stays closed. */
  adjust() {
    const wanted = !this.#over && document.visibilityState === "visible";
    if (wanted && !this.#source) {
      this.#source = new EventSource(
        `/api/v1/spaces/${this.space}/names${isSilent() ? "?silent" : ""}`,
      );
      this.#source.addEventListener("name", (event) => this.told(JSON.parse(event.data)));
      this.#source.addEventListener("self", (event) => this.greeted(JSON.parse(event.data)));
      this.#source.addEventListener("end", () => this.end());
    } else if (!wanted) {
      this.#close();
    }
  }

  /** Begins anew, for what is told of oneself has changed. */
  restart() {
    this.#close();
    this.adjust();
  }

  end() {
    this.#over = true;
    this.#close();
  }

  #close() {
    this.#source?.close();
    this.#source = undefined;
  }
}

/**
 * @typedef {object} Person
 * @property {string} mark tells people apart who use the same browser
 * @property {string} name or nothing, if the home organisation tells none
 */

/** @returns {Person | undefined} who is in front of the page, if anybody has logged in */
function whoIsHere() {
  const meta = document.querySelector('meta[name="fovea-person"]');
  return meta ? { mark: meta.content, name: meta.dataset.name } : undefined;
}

/** A page that belongs to spaces, or shows people of them. */
class Page {
  /** @type {AddressBook | undefined} */
  #book;
  #names = new Names();
  #lines;

  /** @param {Person} person in front of it */
  constructor(person) {
    this.person = person;
    const marked = [...document.querySelectorAll("[data-names]")];
    const spaces = new Set(marked.map(({ dataset }) => dataset.names));
    this.#lines = [...spaces].map(
      (space) =>
        new Line(
          space,
          (card) => this.#told(space, card),
          (self) => this.#greeted(space, self),
        ),
    );
  }

  async start() {
    try {
      this.#book = await AddressBook.open(this.person.mark, () => this.#lost());
      for (const { space, seed, name } of await this.#book.names()) {
        this.#names.learn(space, seed, name);
      }
    } catch {
      this.#book = undefined; // a browser that keeps nothing: names are shown while they are told
    }
    this.#names.show(document);
    new MutationObserver(() => this.#names.show(document)).observe(document.body, {
      childList: true,
      subtree: true,
    });
    this.#listen();
  }

  #listen() {
    document.addEventListener("visibilitychange", () => this.#each((line) => line.adjust()));
    addEventListener("storage", ({ key }) => key === SILENT && this.#each((l) => l.restart()));
    addEventListener("pagehide", () => this.#each((line) => line.end()));
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    this.#each((line) => line.adjust());
  }

  #told(space, { seed, name }) {
    this.#names.learn(space, seed, name);
    this.#names.show(document);
    this.#book?.remember(space, seed, name).catch(() => {}); // it is shown all the same
  }

  /** Where the server did not know that it is oneself, as in what happened in the space. */
  #greeted(space, { seed }) {
    if (this.person.name) {
      this.#names.learn(space, seed, text("names.you", { name: this.person.name }));
      this.#names.show(document);
    }
  }

  #lost() {
    this.#book = undefined;
    this.#each((line) => line.end());
    this.#names.forget();
    this.#names.show(document);
  }

  #each(act) {
    this.#lines.forEach(act);
  }
}

/** Brings the choice on the account page to life. */
function startChoice() {
  const choice = document.querySelector("[data-names-choice]");
  const box = choice?.querySelector("input");
  if (box) {
    box.checked = !isSilent();
    box.addEventListener("change", () =>
      box.checked ? localStorage.removeItem(SILENT) : localStorage.setItem(SILENT, "yes"),
    );
    choice.hidden = false;
  }
}

/** A book that is there belongs to `mark` from now on; none is made. */
async function handOver(mark) {
  if (await AddressBook.exists()) {
    (await AddressBook.open(mark)).close();
  }
}

/** Shows names on this page, and sees to it that nobody else's are in this browser. */
export async function startNames() {
  startChoice();
  const person = whoIsHere();
  if (person && document.querySelector("[data-names], [data-member]")) {
    await new Page(person).start();
  } else if (person) {
    await handOver(person.mark).catch(() => {}); // there is nothing in a browser that keeps nothing
  }
}

/** Forgets all names, but makes nobody who leaves wait for long. */
export async function forgetNames() {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([AddressBook.burn().catch(() => {}), patience]);
}
