// The dialogue about links: makes, lists, copies and revokes them, and shows how often they were used.

import { api } from "./api.js";
import { copy } from "./copy.js";
import { moment, whole } from "./format.js";
import { notify } from "./notices.js";
import { text } from "./texts.js";
import { dayBars } from "./usage-graph.js";

const dialogue = document.querySelector("[data-share]");

const escaped = (words) =>
  words.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** What another site writes into its page to show the image in a frame. */
function frame(link, title) {
  return (
    `<iframe src="${link.embed}${location.hash}" title="${escaped(title)}" width="800"` +
    ` height="600" style="border: 0" loading="lazy" allowfullscreen></iframe>`
  );
}

/** What another site writes into its page to show the image in an OpenSeadragon of its own. */
function viewer(link, image) {
  const { origin } = new URL(link.link);
  return [
    '<div id="image" style="width: 800px; height: 600px"></div>',
    '<script src="openseadragon.min.js"></script>',
    "<script>",
    "  OpenSeadragon({",
    '    id: "image",',
    '    crossOriginPolicy: "Anonymous",',
    `    tileSources: "${origin}/dzi/${image}.dzi?link=${link.token}",`,
    "  });",
    "</script>",
  ].join("\n");
}

/** One dialogue's worth of links to one image. */
class Links {
  #image;
  #title;
  #list = dialogue.querySelector("[data-share-list]");
  #row = dialogue.querySelector("[data-share-row]");

  constructor(image, title) {
    this.#image = image;
    this.#title = title;
    const form = dialogue.querySelector("[data-share-form]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#make(form);
    });
  }

  async load() {
    await this.#attempt(async () => this.#show((await api(this.#address)).links));
  }

  get #address() {
    return `images/${this.#image}/links`;
  }

  async #make(form) {
    const { days, downloads } = form.elements;
    const body = JSON.stringify({ days: Number(days.value), downloads: downloads.checked });
    await this.#attempt(async () => {
      const headers = { "Content-Type": "application/json" };
      const made = await api(this.#address, { method: "POST", headers, body });
      await this.load();
      this.#list.querySelector(`[data-id="${made.id}"]`).focus();
      await copy(made.link + location.hash);
    });
  }

  async #revoke(link) {
    if (confirm(text("share.revoke-ask"))) {
      await this.#attempt(async () => {
        await api(`${this.#address}/${link.id}`, { method: "DELETE" });
        await this.load();
        notify(text("share.revoked-done"));
      });
    }
  }

  async #attempt(act) {
    try {
      await act();
    } catch (refusal) {
      notify(refusal.detail || text("notice.failed"), "error");
    }
  }

  #show(links) {
    this.#list.replaceChildren(...links.map((link) => this.#item(link)));
    dialogue.querySelector("[data-share-none]").hidden = links.length > 0;
  }

  #item(link) {
    const item = this.#row.content.firstElementChild.cloneNode(true);
    const part = (name) => item.querySelector(`[data-${name}]`);
    item.dataset.id = link.id;
    part("what").textContent = text(link.downloads ? "share.with-original" : "share.image-only");
    part("state").textContent = text(`share.${link.state.toLowerCase()}`);
    part("state").dataset.state = link.state;
    part("when").textContent = text(link.own ? "share.when-own" : "share.when", {
      until: moment(new Date(link.expiresAt)),
      maker: link.maker,
    });
    this.#bringToLife(item, link);
    return item;
  }

  #bringToLife(item, link) {
    const over = link.state === "REVOKED" || link.state === "EXPIRED";
    const ways = {
      link: () => copy(link.link + location.hash),
      frame: () => copy(frame(link, this.#title)),
      viewer: () => copy(viewer(link, this.#image)),
      revoke: () => this.#revoke(link),
    };
    for (const button of item.querySelectorAll("[data-way]")) {
      const { way } = button.dataset;
      button.hidden = way === "revoke" ? over : link.state !== "OPEN";
      button.addEventListener("click", ways[way]);
    }
  }
}

/** Shows how often the image was opened; nothing to those who are no members of its space. */
async function showUsage(image) {
  const usage = await api(`images/${image}/usage`).catch(() => undefined);
  if (!usage) {
    return;
  }
  const sum = (kind) => usage.days.reduce((total, day) => total + day[kind], 0);
  const [views, downloads] = [sum("views"), sum("downloads")];
  const part = (name) => dialogue.querySelector(`[data-${name}]`);
  const numbers = { views: whole(views), downloads: whole(downloads) };
  part("usage-text").textContent = text(views + downloads ? "share.counts" : "share.no-counts", numbers);
  part("usage-graph").replaceChildren(...dayBars(usage.days));
  for (const name of ["usage-graph", "usage-span"]) {
    part(name).toggleAttribute("hidden", views === 0);
  }
  part("usage-span").textContent = text("share.span", {
    from: usage.days.at(0).day,
    until: usage.days.at(-1).day,
  });
  part("share-usage").hidden = false;
}

/**
 * Brings the dialogue to life. What it shows is fetched anew each time that it opens.
 *
 * @param {string} image its identifier
 * @param {string} title what people call it
 */
export function startShare(image, title) {
  dialogue
    .querySelector("[data-share-view]")
    .addEventListener("click", () => copy(location.href));
  const links = dialogue.dataset.linkable === "true" ? new Links(image, title) : undefined;
  // a dialogue has no event for being opened
  new MutationObserver(() => {
    if (dialogue.open) {
      links?.load();
      showUsage(image);
    }
  }).observe(dialogue, { attributeFilter: ["open"] });
}
