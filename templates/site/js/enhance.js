/* Optional. Every page reads, listens, prints and submits without this file. */
(() => {
  const all = (selector, run) => document.querySelectorAll(selector).forEach(run);
  const words = document.currentScript.dataset;

  let live;
  const say = (element, message) => {
    live ??= document.body.appendChild(Object.assign(document.createElement("p"), { className: "vh", role: "status" }));
    const before = element.textContent;
    element.textContent = live.textContent = message;
    setTimeout(() => { element.textContent = before; live.textContent = ""; }, 1800);
  };

  if (navigator.clipboard) all("[data-copy]", (element) => {
    element.hidden = false;
    element.addEventListener("click", async (event) => {
      event.preventDefault();
      const from = document.getElementById(element.dataset.copy);
      try {
        await navigator.clipboard.writeText(from ? from.value : element.dataset.copy);
        say(element, words.copied);
      } catch { element.href ? (location.href = element.href) : from?.select(); }
    });
  });

  /* A page that a shared link led on to keeps the link's code: every way on has it, and so has the form. */
  const query = new URLSearchParams(location.search), page = document.documentElement.dataset;
  const via = query.get("via");
  const kept = /^[b-df-hj-kmnp-tv-z2-9]{10}$/.test(via);
  /* And where the conversation or chapter that they began with is known, the form says so. */
  const began = query.get("from") ?? page.from ?? "";
  const from = (kept || page.pageType === "share") && /^[\w/-]{1,200}$/.test(began);
  if (kept || from) {
    all("a[href]:not([data-copy])", (link) => {
      const to = new URL(link.href);
      if (to.origin !== location.origin || !to.pathname.endsWith("/") || link.getAttribute("href").startsWith("#")) return;
      if (kept) to.searchParams.set("via", via);
      if (from) to.searchParams.set("from", began);
      link.href = to.href.replaceAll("%2F", "/");
    });
    if (kept) all("input[name=code]", (input) => Object.assign(input, { value: via, disabled: false }));
    if (from) all("input[name=from]", (input) => { input.value = began; });
  }

  /* Whoever sends a form within a second or two is no reader. */
  all("input[name=t]", (input) => input.form.addEventListener("submit", () => { input.value = Math.floor(performance.now() / 1000); }));

  if (navigator.share) all("[data-native]", (element) => {
    element.hidden = false;
    element.addEventListener("click", () => navigator.share({
      title: document.title,
      url: element.dataset.url ?? (kept ? location.href : document.querySelector("link[rel=canonical]")?.href ?? location.href),
    }).catch(() => {}));
  });

  /* The player: links to a moment seek, and #t=75 in the address opens there. */
  const player = document.getElementById("recording");
  if (player) {
    const seek = (seconds, play) => {
      player.currentTime = seconds;
      if (play) player.play().catch(() => {});
    };
    all("[data-seek]", (link) => link.addEventListener("click", () => seek(+link.dataset.seek, true)));
    const moment = /^#t=(\d+(?:\.\d+)?)/.exec(decodeURIComponent(location.hash));
    if (moment) {
      if (player.readyState) seek(+moment[1]);
      else {
        player.preload = "metadata";
        player.addEventListener("loadedmetadata", () => seek(+moment[1]), { once: true });
      }
    }
  }

  /* The calculator: the same formulas as the guide, in reverse Polish notation. */
  const operations = {
    "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => (b ? a / b : NaN),
    max: Math.max, min: Math.min,
  };
  const compute = (tokens, values) => {
    const stack = [];
    for (const token of tokens) {
      if (typeof token === "number") stack.push(token);
      else if (token[0] === "$") stack.push(values[token.slice(1)]);
      else { const right = stack.pop(); stack.push(operations[token](stack.pop(), right)); }
    }
    return stack[0];
  };
  const sign = /^\p{Sc}/u;
  /* As the guide's own figures are written. */
  const shown = (value, unit) => {
    if (!Number.isFinite(value)) return "–";
    const digits = Math.abs(value) < 10 && value % 1 ? 1 : 0;
    const number = Math.abs(value).toLocaleString("en-GB", { maximumFractionDigits: digits });
    const minus = value < 0 && number !== "0" ? "−" : "";
    return sign.test(unit) ? minus + unit + number : unit === "%" ? minus + number + "%" : `${minus}${number}\u00a0${unit}`;
  };
  /* Readers write 1,200.50 and 1.200,50: the last mark is decimal if it stands once and either is the
     language's own or has no three digits after it. */
  const read = (text, decimal) => {
    const kept = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt() & 15).replace(/[^\d.,]/g, "");
    const at = Math.max(kept.lastIndexOf("."), kept.lastIndexOf(","));
    const cut = at >= 0 && kept.indexOf(kept[at]) === at && (kept[at] === decimal || kept.length - at !== 4) ? at : kept.length;
    return +`${kept.slice(0, cut).replace(/\D/g, "")}.${kept.slice(cut + 1)}0`;
  };
  all("form[data-calc]", (form) => {
    const program = JSON.parse(form.dataset.calc);
    const decimal = (1.5).toLocaleString(form.dataset.locale)[1];
    const run = () => {
      const values = {};
      for (const input of form.querySelectorAll("input")) values[input.name] = read(input.value, input.value === input.defaultValue ? "." : decimal);
      for (const [name, tokens] of program.steps) values[name] = compute(tokens, values);
      for (const [name, unit] of Object.entries(program.units)) {
        form.elements[`out-${name}`].value = shown(values[name], unit);
      }
    };
    form.addEventListener("input", run);
    form.addEventListener("submit", (event) => event.preventDefault());
  });
})();
