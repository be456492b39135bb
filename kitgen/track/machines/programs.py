"""Programs and the libraries that they fetch pages with."""

from __future__ import annotations

from kitgen.track.machines.names import first

_NAMES = {
    "curl/": "curl",
    "libcurl": "curl",
    "pycurl": "curl",
    "wget": "wget",
    "python-requests": "Python",
    "python-urllib": "Python",
    "python-httpx": "Python",
    "python-opengraph": "Python",
    "aiohttp": "Python",
    "urllib3": "Python",
    "python/": "Python",
    "go-http-client": "Go",
    "go http package": "Go",
    "go-resty": "Go",
    "fasthttp": "Go",
    "apache-httpclient": "Java",
    "apache-httpasyncclient": "Java",
    "java-http-client": "Java",
    "jakarta commons": "Java",
    "httpurlconnection": "Java",
    "unirest-java": "Java",
    "jersey/": "Java",
    "netty/": "Java",
    "reactornetty": "Java",
    "ktor-client": "Kotlin",
    "libwww-perl": "Perl",
    "lwp::simple": "Perl",
    "lwp-trivial": "Perl",
    "www-mechanize": "Perl",
    "http-tiny": "Perl",
    "axios/": "Node.js",
    "node-fetch": "Node.js",
    "node-superagent": "Node.js",
    "undici": "Node.js",
    "sindresorhus/got": "Node.js",
    "node.js": "Node.js",
    "deno/": "Deno",
    "guzzlehttp": "PHP",
    "symfony httpclient": "PHP",
    "php-curl": "PHP",
    "php/": "PHP",
    "faraday v": "Ruby",
    "http.rb/": "Ruby",
    "rest-client/": "Ruby",
    "typhoeus": "Ruby",
    "mechanize": "Ruby",
    "ruby/": "Ruby",
    "reqwest": "Rust",
    "ureq/": "Rust",
    "restsharp": ".NET",
    "winhttp": "Windows",
    "winhttprequest": "Windows",
    "windowspowershell": "PowerShell",
    "powershell/": "PowerShell",
    "postmanruntime": "Postman",
    "insomnia/": "Insomnia",
    "httpie/": "HTTPie",
    "scrapy": "Scrapy",
    "colly": "Colly",
    "httrack": "HTTrack",
    "aria2/": "aria2",
    "apachebench": "ApacheBench",
    "wordpress/": "WordPress",
    "jmeter": "JMeter",
    "k6/": "k6",
    "vegeta": "Vegeta",
    "libfetch": "FreeBSD fetch",
}
# Android's and Java's own clients, and the one most apps use: alone, without a browser.
_ALONE = {
    "okhttp": "okhttp",
    "dalvik/": "Android",
    "java/1": "Java",
    "java/2": "Java",
    "cfnetwork": "Apple",
    "perl": "Perl",
    "httpx": "Python",
    "ruby": "Ruby",
    "lwp": "Perl",
    "hyper/": "Rust",
}
_BROWSER = ("mozilla/", "opera/")


def reason(agent: str) -> str:
    """The program, or what it was made with."""
    small = agent.lower()
    name = first(small, _NAMES)
    if not name and not small.startswith(_BROWSER):
        name = first(small, _ALONE)
    return name and f"program: {name}"
