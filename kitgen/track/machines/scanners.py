"""Programs that open the links in mail before people do, to see whether they do harm."""

from __future__ import annotations

from kitgen.track.machines.names import first

_NAMES = {
    "proofpoint": "Proofpoint",
    "pphosted": "Proofpoint",
    "mimecast": "Mimecast",
    "barracuda": "Barracuda",
    "cudasvc": "Barracuda",
    "ironport": "Cisco",
    "ciscoces": "Cisco",
    "cisco secure email": "Cisco",
    "cisco umbrella": "Cisco",
    "talosintelligence": "Cisco",
    "safelinks": "Microsoft Defender",
    "microsoft defender": "Microsoft Defender",
    "microsoft url reputation": "Microsoft Defender",
    "ms-office": "Microsoft Office",
    "microsoft office": "Microsoft Office",
    "office protocol discovery": "Microsoft Office",
    "symantecemail": "Symantec",
    "symantec email": "Symantec",
    "symantec.cloud": "Symantec",
    "messagelabs": "Symantec",
    "bluecoat drtr": "Symantec",
    "cerberian drtrs": "Symantec",
    "trend micro": "Trend Micro",
    "trendmicro": "Trend Micro",
    "tmufe": "Trend Micro",
    "sophos": "Sophos",
    "fireeye": "Trellix",
    "trellix": "Trellix",
    "fortimail": "Fortinet",
    "fortiguard": "Fortinet",
    "websense": "Forcepoint",
    "forcepoint": "Forcepoint",
    "avanan": "Check Point",
    "check point": "Check Point",
    "checkpoint threat": "Check Point",
    "hornetsecurity": "Hornetsecurity",
    "vadesecure": "Vade",
    "vade secure": "Vade",
    "cloudmark": "Cloudmark",
    "trustwave": "Trustwave",
    "spamexperts": "SpamExperts",
    "spamassassin": "SpamAssassin",
    "spamhaus": "Spamhaus",
    "paloaltonetworks": "Palo Alto Networks",
    "palo alto networks": "Palo Alto Networks",
    "webcortex": "Palo Alto Networks",
    "twinwavescanner": "Splunk",
    "zscaler/": "Zscaler",
    "urlscan": "urlscan.io",
    "virustotal": "VirusTotal",
    "phishtank": "PhishTank",
    "netcraft": "Netcraft",
    "safebrowsing": "Google",
    "googleimageproxy": "Gmail",
    "ggpht.com": "Gmail",
    "seznamemailproxy": "Seznam",
    "mail.ukr.net proxy": "Ukr.net",
    "yahoomailproxy": "Yahoo Mail",
    "fastmailua": "Fastmail",
    "shortwave image fetcher": "Shortwave",
}


def reason(agent: str) -> str:
    """Whose mail scanner, link rewriter or image proxy it is."""
    name = first(agent.lower(), _NAMES)
    return name and f"mail scanner: {name}"
