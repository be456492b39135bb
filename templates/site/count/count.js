/* A page was seen, and how far it was read. Who asks not to be counted is not. */
(() => {
  const to = document.currentScript.dataset.count, page = document;
  if (!to || navigator.doNotTrack == 1 || navigator.globalPrivacyControl) return;
  const i = Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => (n + 256).toString(16).slice(1)).join("");
  const v = new URLSearchParams(location.search).get("via") ?? "";
  const now = () => Date.now() / 1000 | 0;
  let first, shown, s = 0, d = 0;
  const look = () => { d = Math.max(d, Math.min(100, 100 * (scrollY + innerHeight) / page.documentElement.scrollHeight | 0)); };
  const say = () => {
    if (!page.hidden) {
      shown = now();
      if (first) return;
      first = shown;
    } else if (shown) s += now() - shown, shown = 0; else return;
    look();
    navigator.sendBeacon(to, new URLSearchParams({ i, p: location.pathname, v, d, s, a: now() - first }));
  };
  onscroll = look;
  page.addEventListener("visibilitychange", say);
  say();
})();
