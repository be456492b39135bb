// In the preview only: loads the page again after a build, and shows findings at its foot.
(() => {
  "use strict";
  const script = document.currentScript;
  const mine = script.dataset.build;
  const SCROLL = "kitgen:scroll";
  const DISMISSED = "kitgen:dismissed";

  const recall = (key) => {
    try { return sessionStorage.getItem(key); } catch { return null; }
  };
  const keep = (key, value) => {
    try { sessionStorage.setItem(key, value); } catch { /* A private window: it scrolls to the top. */ }
  };
  const forget = (key) => {
    try { sessionStorage.removeItem(key); } catch { /* Nothing was kept either. */ }
  };

  const place = () => `${location.pathname} ${scrollX} ${scrollY}`;
  const reload = () => {
    keep(SCROLL, place());
    location.reload();
  };
  const return_to = recall(SCROLL);
  if (return_to) {
    forget(SCROLL);
    const [path, x, y] = return_to.split(" ");
    if (path === location.pathname) {
      const back = () => scrollTo({ left: Number(x), top: Number(y), behavior: "instant" });
      back();
      addEventListener("load", back, { once: true });
    }
  }

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  let view = null;
  const build_view = () => {
    const host = make("div", { id: "kitgen-live" });
    const root = host.attachShadow({ mode: "open" });
    const status = make("p", { className: "status" });
    status.setAttribute("role", "status");
    status.setAttribute("aria-live", "polite");
    const badge = make("button", { type: "button", className: "badge" });
    badge.setAttribute("aria-controls", "panel");
    const title = make("h2", { id: "title" });
    const close = make("button", { type: "button", className: "close", textContent: "Close" });
    const list = make("ol", { tabIndex: 0 });
    list.setAttribute("aria-labelledby", "title");
    const panel = make("section", { id: "panel", hidden: true }, make("header", {}, title, close), list);
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "title");
    const frame = make("div", { className: "frame", hidden: true }, panel, badge);
    const sheet = make("link", { rel: "stylesheet", href: "/_kitgen/live.css" });
    // Unstyled it would be a list across the page.
    const styled = new Promise((done) => { sheet.onload = sheet.onerror = done; });
    root.append(sheet, status, frame);
    document.body.append(host);
    badge.addEventListener("click", () => (panel.hidden ? show(true) : dismiss()));
    close.addEventListener("click", dismiss);
    return { badge, close, frame, list, panel, status, styled, title, host };
  };

  // What opened by itself closes by itself; what the reader opened stays until they close it.
  let by_itself = false;
  const show = (with_focus) => {
    by_itself = false;
    view.panel.hidden = false;
    view.badge.setAttribute("aria-expanded", "true");
    if (with_focus) view.close.focus();
  };
  const hide = () => {
    view.panel.hidden = true;
    view.badge.setAttribute("aria-expanded", "false");
  };
  let signature = "";
  const dismiss = () => {
    const inside = view.host.shadowRoot.activeElement;
    hide();
    keep(DISMISSED, signature);
    if (inside) view.badge.focus();
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view && !view.panel.hidden && !event.defaultPrevented) dismiss();
  });

  const row = (finding) => {
    const item = make(
      "li", { className: finding.severity },
      make("p", { className: "what" },
        make("strong", { textContent: finding.severity === "info" ? "remark" : finding.severity }),
        ` ${finding.message}`),
      make("p", { className: "where" }, make("code", { textContent: finding.place }),
        ` ${finding.rule}${finding.here ? ", this page" : ""}`),
    );
    if (finding.hint) item.append(make("p", { className: "hint", textContent: finding.hint }));
    return item;
  };

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const report = async (news) => {
    if (!news.total && !view) return;
    view ??= build_view();
    await view.styled;
    const words = news.errors
      ? `${count(news.errors, "error")}${news.total > news.errors ? ` of ${count(news.total, "finding")}` : ""}`
      : count(news.total, "finding");
    signature = JSON.stringify(news.findings.map((f) => [f.place, f.message]).sort());
    view.frame.hidden = !news.total;
    view.frame.classList.toggle("bad", news.errors > 0);
    view.badge.textContent = words;
    view.title.textContent = news.ok ? words : `${words}: this is the last good preview`;
    view.status.textContent = news.total ? words : "No findings";
    view.list.replaceChildren(...news.findings.map(row));
    if (news.total > news.findings.length) {
      view.list.append(make("li", { className: "more",
        textContent: `and ${news.total - news.findings.length} more: kitgen check shows all of them` }));
    }
    if (news.errors && view.panel.hidden && recall(DISMISSED) !== signature) {
      show(false);
      by_itself = true;
    } else if (!news.total || (by_itself && !news.errors) || view.panel.hidden) hide();
  };

  let source = null;
  const connect = () => {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource(`/_kitgen/events?page=${encodeURIComponent(location.pathname)}`);
    source.onmessage = (event) => {
      const news = JSON.parse(event.data);
      if (news.build !== mine) reload();
      else report(news);
    };
  };
  // A browser keeps six connections to a server; pages that nobody sees must not hold one.
  const leave = () => {
    source?.close();
    source = null;
  };
  addEventListener("pagehide", leave);
  addEventListener("pageshow", connect);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
    else connect();
  });
  connect();
})();
