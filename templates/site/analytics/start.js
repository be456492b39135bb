/* Starts the analytics programs that the kit names. Who asks not to be tracked is not, nor is who only looks at a preview. */
(() => {
  const programs = JSON.parse(document.currentScript.dataset.analytics ?? "[]");
  if (navigator.doNotTrack == 1 || navigator.globalPrivacyControl) return;
  if (["localhost", "127.0.0.1", "[::1]"].includes(location.hostname)) return;
  for (const { src, data, paq, gtag } of programs) {
    if (paq) window._paq = paq;
    if (gtag) {
      const queue = (window.dataLayer = []);
      const say = function () { queue.push(arguments); };
      say("consent", "default", gtag.consent);
      say("js", new Date());
      say("config", gtag.id, gtag.config);
    }
    const script = Object.assign(document.createElement("script"), { src, async: true });
    Object.assign(script.dataset, data);
    document.head.append(script);
  }
})();
