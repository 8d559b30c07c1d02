// Live updates. The server says which version the speech has reached; this tab fetches what changed, with its
// own reader's rights, and gives it to htmx. Nothing here reads, fills or focuses a field.
//
// In:  <main data-events="…" data-changes="…" data-version="41">
//      lectern:saved {version} on document: this tab made that version and shows it already
//      lectern:read {version} on document: somebody read it in this tab; told with the next sign of life
// Out: <html data-link="live|lost|ended">, lectern:link {state} and lectern:here {told} on document, data-version

const TOGETHER = 10; // ms in which announcements become one request
const SILENCE = 20_000; // ms without a sign of life, of which one comes every 5 s, until a line counts as dead
const PULSE = 2_000; // ms between two answers to signs of life
const HIDDEN = 60_000; // ms after which a tab that nobody sees gives its connection back
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const NO_RIGHT = [401, 403, 404, 410];

/** What the page shows, and how it catches up; `ended` is called when this reader has no right any more. */
class Shown {
  #main;
  #ended;
  #version;
  #fetching = null;
  #field = null; // the one in which an input method is composing

  constructor(main, ended) {
    this.#main = main;
    this.#ended = ended;
    this.#version = Number(main.dataset.version);
    document.addEventListener("compositionstart", (event) => { this.#field = event.target; });
    document.addEventListener("compositionend", () => { this.#field = null; });
    document.addEventListener("lectern:saved", ({ detail }) => {
      if (detail.version === this.#version + 1) this.#advance(detail.version);
    });
  }

  get version() { return this.#version; }

  /** The next `catchUp` brings the whole page. */
  forget() { this.#version = 0; }

  /** Fetch what is not shown yet; one request at a time. Rejects when there is no answer. */
  catchUp() {
    this.#fetching ??= this.#fetch().finally(() => { this.#fetching = null; });
    return this.#fetching;
  }

  async #fetch() {
    const answer = await fetch(`${this.#main.dataset.changes}?since=${this.#version}`, {
      headers: { "HX-Request": "true" },
      redirect: "manual", // to the sign-in page
      cache: "no-store",
    });
    if (answer.type === "opaqueredirect" || NO_RIGHT.includes(answer.status)) return this.#ended();
    if (!answer.ok) throw new Error(`changes: ${answer.status}`);
    const text = await answer.text();
    await this.#composed();
    const version = Number(answer.headers.get("X-Speech-Version"));
    // Meanwhile this tab may have saved: an older state must not be drawn over a newer one.
    if (version < this.#version) return undefined;
    if (text.trim()) await htmx.swap({ text, swap: "none", sourceElement: document.body });
    return this.#advance(version);
  }

  // An input method loses its half-written word when the page changes under it.
  async #composed() {
    while (this.#field?.isConnected && this.#field === document.activeElement) {
      await new Promise((done) => { setTimeout(done, 200); });
    }
  }

  #advance(version) {
    this.#version = Math.max(this.#version, version);
    this.#main.dataset.version = this.#version;
  }
}

/** The name of this tab, for as long as the page lives; crypto.randomUUID is absent on plain http. */
function freshKey() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The connection of this tab: opened, watched, mended, given back while nobody looks. */
class Link {
  #main;
  #shown;
  #source = null;
  #announced = 0;
  #timers = {};
  #pause = FIRST_PAUSE;
  #pulse = 0;
  #read = 0; // a version that was read and is not told yet
  #state = "";

  constructor(main) {
    this.#main = main;
    main.dataset.tab = freshKey();
    this.#shown = new Shown(main, () => this.#end());
    document.addEventListener("visibilitychange", () => this.#visibilityChanged());
    document.addEventListener("lectern:read", ({ detail }) => { this.#read = detail.version; });
    window.addEventListener("online", () => this.#open());
    window.addEventListener("pagehide", () => this.#close());
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.#open(); });
    this.#open();
  }

  #open() {
    this.#close();
    if (this.#state === "ended" || document.hidden) return;
    const { events, tab } = this.#main.dataset;
    const source = new EventSource(`${events}?after=${this.#shown.version}&tab=${tab}`);
    source.addEventListener("open", () => this.#alive());
    source.addEventListener("beat", () => this.#heard(this.#announced));
    source.addEventListener("change", (event) => this.#heard(Number(event.lastEventId)));
    source.addEventListener("here", (event) => this.#toldWhoIsHere(event.data));
    source.addEventListener("resync", () => this.#startOver());
    source.addEventListener("ended", () => this.#end());
    source.addEventListener("error", () => this.#broken(source));
    this.#source = source;
    this.#awaitLife();
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timers.life);
    clearTimeout(this.#timers.again);
  }

  #openLater() {
    this.#close();
    this.#in("again", this.#pause * (0.5 + Math.random() / 2), () => this.#open());
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #end() {
    this.#tell("ended");
    this.#close();
  }

  #alive() {
    this.#tell("live");
    this.#awaitLife();
    this.#answer();
  }

  // A line can be dead without either end knowing; that this tab is there it has to say itself.
  #answer() {
    const { pulse, tab } = this.#main.dataset;
    if (!pulse || Date.now() - this.#pulse < PULSE) return;
    this.#pulse = Date.now();
    const read = this.#read;
    this.#read = 0;
    const body = read ? `${tab} ${read}` : tab;
    fetch(pulse, { method: "POST", body, keepalive: true }).catch(() => { this.#read ||= read; });
  }

  #toldWhoIsHere(told) {
    this.#heard(this.#announced);
    document.dispatchEvent(new CustomEvent("lectern:here", { detail: { told } }));
  }

  #awaitLife() {
    this.#in("life", SILENCE, () => this.#lost());
  }

  #lost() {
    if (this.#state === "ended") return;
    this.#tell("lost");
    this.#openLater();
  }

  // A cut line the browser mends by itself. After an error status it gives up and does not say which it
  // was: the request for changes tells whether the right is gone.
  #broken(source) {
    if (source !== this.#source) return;
    if (source.readyState === EventSource.CLOSED) {
      this.#lost();
      this.#shown.catchUp().catch(() => {});
    } else {
      this.#tell("lost");
    }
  }

  #heard(version) {
    this.#pause = FIRST_PAUSE;
    this.#alive();
    // The earlier frames of a version carry the number before it; the last one follows at once.
    if (version <= this.#shown.version) return;
    this.#announced = Math.max(this.#announced, version);
    this.#timers.look ??= setTimeout(() => this.#look(), TOGETHER);
  }

  async #look() {
    try {
      while (this.#announced > this.#shown.version && this.#state !== "ended") {
        const before = this.#shown.version;
        await this.#shown.catchUp();
        // An answer behind its own announcement: the next one brings both.
        if (this.#shown.version === before) break;
      }
    } catch {
      this.#lost();
    } finally {
      this.#timers.look = undefined;
    }
  }

  #startOver() {
    this.#close();
    this.#shown.forget();
    this.#announced = 0;
    this.#shown.catchUp().then(() => this.#openLater(), () => this.#lost());
  }

  #visibilityChanged() {
    clearTimeout(this.#timers.hidden);
    if (document.hidden) this.#in("hidden", HIDDEN, () => this.#close());
    else if (!this.#source) this.#open();
  }

  #in(name, pause, act) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, pause);
  }

  #tell(state) {
    if (state === this.#state) return;
    this.#state = state;
    document.documentElement.dataset.link = state;
    document.dispatchEvent(new CustomEvent("lectern:link", { detail: { state } }));
  }
}

const main = document.querySelector("main[data-events]");
if (main) new Link(main);
