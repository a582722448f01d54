// The names of co-members that this browser was told, so that they need not be told each time. They
// are kept in the browser alone (IndexedDB) and belong to one person: whoever logs in next finds an
// empty book.

const NAME = "fovea.names";
const YEAR_MS = 365 * 24 * 3600 * 1000;

/** How many names are kept; of more the oldest go. */
export const MOST_NAMES = 2000;

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction */
function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(undefined);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Makes the tables, when the browser has none yet. */
function make(database) {
  database.createObjectStore("owner");
  database
    .createObjectStore("names", { keyPath: ["space", "seed"] })
    .createIndex("when", "when");
}

/** One person's names of others: space and seed of the pseudonym, name, and when it was told. */
export class AddressBook {
  #database;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * Opens the book of a person; what belongs to somebody else, or is older than a year, is gone.
   *
   * @param {string} mark of the person
   * @param {() => void} [lost] is called when the book is taken away, by a logout in some window
   * @param {number} [now] milliseconds since 1970
   * @returns {Promise<AddressBook>}
   */
  static async open(mark, lost = () => {}, now = Date.now()) {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => make(opening.result);
    const database = await result(opening);
    database.onversionchange = () => {
      database.close();
      lost();
    };
    const book = new AddressBook(database);
    await book.#clean(mark, now - YEAR_MS);
    return book;
  }

  /** @returns {Promise<boolean>} whether this browser remembers anything; makes no book */
  static async exists() {
    const databases = (await indexedDB.databases?.()) ?? []; // older browsers cannot tell
    return databases.some(({ name }) => name === NAME);
  }

  /** Burns the book, whoever has it open. */
  static async burn() {
    await result(indexedDB.deleteDatabase(NAME));
  }

  /** @returns {Promise<{space: string, seed: string, name: string}[]>} all of them */
  async names() {
    return result(this.#database.transaction("names").objectStore("names").getAll());
  }

  /**
   * @param {string} space
   * @param {string} seed of the pseudonym there
   * @param {string} name
   * @param {number} [now] milliseconds since 1970
   */
  async remember(space, seed, name, now = Date.now()) {
    const transaction = this.#database.transaction("names", "readwrite");
    const names = transaction.objectStore("names");
    names.put({ space, seed, name, when: now });
    const counting = names.count();
    counting.onsuccess = () => deleteOldest(names, counting.result - MOST_NAMES);
    await done(transaction);
  }

  close() {
    this.#database.close();
  }

  async #clean(mark, oldest) {
    const transaction = this.#database.transaction(["owner", "names"], "readwrite");
    const owner = transaction.objectStore("owner");
    const names = transaction.objectStore("names");
    const asking = owner.get("mark");
    asking.onsuccess = () => {
      if (asking.result === mark) {
        deleteWhile(names, IDBKeyRange.upperBound(oldest, true), () => true);
      } else {
        names.clear();
        owner.put(mark, "mark");
      }
    };
    await done(transaction);
  }
}

function deleteOldest(names, count) {
  let left = count;
  if (left > 0) {
    deleteWhile(names, null, () => left-- > 0);
  }
}

/** Deletes names, the oldest first, as long as `wanted` says so. */
function deleteWhile(names, range, wanted) {
  const walk = names.index("when").openCursor(range);
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (cursor && wanted()) {
      cursor.delete();
      cursor.continue();
    }
  };
}
