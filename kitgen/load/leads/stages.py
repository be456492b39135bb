"""The words that CRMs have for the stages of a deal, in the same five languages as the headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kitgen.load.leads.cell import folded
from kitgen.model.columns import Origin, StageWord

_WORDS: Mapping[StageWord, str] = {
    StageWord.INTRODUCTION: """
        New | Lead | Lead In | Incoming | Contact Made | Contacted | Attempted to Contact
        Attempting contact | Connected | In Progress | Prospect | Prospecting | Subscriber
        Marketing Qualified Lead | Sales Qualified Lead | MQL | SQL | Working
        Open - Not Contacted | Working - Contacted | Open Deal | Bad timing | Introduced | Referred
        Introduction | Inquiry | Enquiry | Received | Call back | Nurturing | To contact | Inbox
        Neu | Neuer Lead | Eingang | Kontakt aufgenommen | Kontakt hergestellt | Kontaktiert
        Kontaktversuch | Empfohlen | Empfehlung | Anfrage | In Bearbeitung | Interessent
        Erstkontakt | Vorgestellt | Nouveau | Nouveau lead | Contact établi | Contacté
        Prise de contact | Recommandé | Recommandation | Demande | Premier contact | En cours
        Nuevo | Nuevo lead | Contactado | Contacto realizado | Contacto hecho | Recomendado
        Prospección | Primer contacto | Consulta | En curso | Nieuw | Nieuwe lead
        Contact gemaakt | Contact opgenomen | Gecontacteerd | Aanbevolen | Aanvraag
        Eerste contact | Introductie | In behandeling
    """,
    StageWord.MEETING: """
        Appointment Scheduled | Meeting | Meeting Scheduled | Meeting Booked | Meeting Held | Met
        Meeting Arranged | First meeting | Discovery | Discovery call | Discovery call booked
        Call booked | Call scheduled | Intro call | Demo | Demo Scheduled | Demo Done | Demo Held
        Demo completed | Needs Analysis | Needs Defined | Qualification | Consultation | Visit
        Termin vereinbart | Termin | Termin gebucht | Termin geplant | Ersttermin | Erstgespräch
        Gespräch | Gespräch geführt | Gespräch vereinbart | Demo geplant | Demo vereinbart
        Bedarfsanalyse | Bedarf ermittelt | Qualifizierung | Kennenlernen | Beratung
        Rendez-vous planifié | Rendez-vous fixé | Rendez-vous pris | Rendez-vous | RDV | RDV pris
        RDV fixé | Réunion | Réunion planifiée | Démo planifiée | Démonstration planifiée
        Démo prévue | Analyse des besoins | Cita programada | Cita agendada | Cita | Reunión
        Reunión programada | Reunión agendada | Reunión concertada | Demo programada
        Demo agendada | Demostración programada | Análisis de necesidades | Afspraak
        Afspraak gepland | Afspraak gemaakt | Kennismaking | Gesprek | Gesprek gepland
        Demo gepland | Demo ingepland | Behoefteanalyse
    """,
    StageWord.OPPORTUNITY: """
        Opportunity | Qualified to buy | Qualified | Qualified opportunity | Presentation Scheduled
        Presentation | Decision maker bought-in | Contract Sent | Proposal | Proposal Made
        Proposal Sent | Proposal/Price Quote | Quote | Quote sent | Offer | Offer sent | Offer made
        Negotiation | Negotiations Started | Negotiation/Review | Negotiating | Value Proposition
        Id. Decision Makers | Perception Analysis | Verbal | Verbal commitment | Verbal agreement
        Contract | Contracting | Commit | Procurement | Legal | Evaluation | Trial | Pilot
        Opportunity identified | Qualified Lead | qualifiedtobuy | presentationscheduled
        decisionmakerboughtin | contractsent
        Qualifiziert | Qualifiziert für Kauf | Qualifiziert zum Kauf | Kaufqualifiziert
        Präsentation geplant | Präsentation vereinbart | Präsentation
        Entscheidungsträger überzeugt | Entscheider überzeugt | Entscheidungsträger zugestimmt
        Vertrag gesendet | Vertrag versendet | Vertrag versandt | Vertrag verschickt | Angebot
        Angebot gemacht | Angebot gesendet | Angebot erstellt | Angebot abgegeben
        Angebot versendet | Angebot verschickt | Angebot unterbreitet | Verhandlung
        Verhandlungen | Verhandlung begonnen | Verhandlungen begonnen | In Verhandlung | Chance
        Verkaufschance | Nutzenversprechen | Mündliche Zusage | Vertrag
        Qualifié | Qualifié pour l'achat | Prêt à acheter | Présentation planifiée
        Présentation prévue | Décideur convaincu | Adhésion du décideur | Contrat envoyé
        Proposition | Proposition faite | Proposition envoyée | Offre | Offre envoyée | Devis
        Devis envoyé | Négociation | Négociations | Négociation commencée
        Négociations commencées | En négociation | Opportunité | Accord verbal
        Calificado | Cualificado | Calificado para comprar | Cualificado para comprar
        Presentación programada | Presentación agendada | Tomador de decisiones convencido
        Responsable de la decisión convencido | Contrato enviado | Propuesta | Propuesta hecha
        Propuesta enviada | Propuesta realizada | Oferta | Oferta enviada | Presupuesto
        Presupuesto enviado | Cotización | Cotización enviada | Negociación | Negociaciones
        Negociaciones iniciadas | En negociación | Oportunidad | Acuerdo verbal
        Gekwalificeerd | Gekwalificeerd om te kopen | Presentatie gepland | Presentatie
        Besluitvormer overtuigd | Beslisser overtuigd | Contract verzonden | Contract verstuurd
        Voorstel | Voorstel gedaan | Voorstel verzonden | Voorstel gemaakt | Offerte
        Offerte verzonden | Offerte verstuurd | Onderhandeling | Onderhandelingen
        Onderhandelingen gestart | Onderhandelingen begonnen | In onderhandeling | Kans
        Verkoopkans | Mondeling akkoord
    """,
    StageWord.WON: """
        Closed Won | Won | Closed - Won | Closed/Won | Customer | Evangelist | Signed | Deal won
        Contract signed | Client | Sold | Paid | Converted | Closed - Converted
        Gewonnen | Abgeschlossen und gewonnen | Geschlossen und gewonnen | Abschluss gewonnen
        Geschlossen, gewonnen | Abgeschlossen - gewonnen | Deal gewonnen | Kunde | Beauftragt
        Auftrag erteilt | Auftrag | Unterschrieben | Vertrag unterschrieben | Verkauft
        Gagné | Gagnée | Fermé gagné | Fermée gagnée | Fermé - gagné | Conclu | Affaire gagnée
        Transaction gagnée | Clôturé gagné | Clôturée gagnée | Signé | Contrat signé | Vendu
        Ganado | Ganada | Cerrado ganado | Cerrada ganada | Cierre ganado | Trato ganado
        Negocio ganado | Firmado | Contrato firmado | Cliente | Vendido
        Gesloten gewonnen | Gesloten en gewonnen | Gesloten - gewonnen | Deal gewonnen | Klant
        Getekend | Contract getekend | Verkocht | closedwon
    """,
    StageWord.LOST: """
        Closed Lost | Lost | Closed - Lost | Closed/Lost | Disqualified | Unqualified | Abandoned
        Deal lost | Not interested | Closed - Not Converted | Dead | Declined | Rejected | No deal
        No show | Cancelled | Canceled | Verloren | Abgeschlossen und verloren
        Geschlossen und verloren | Abschluss verloren | Geschlossen, verloren | Deal verloren
        Disqualifiziert | Unqualifiziert | Nicht qualifiziert | Kein Interesse | Abgesagt
        Abgelehnt | Abgebrochen | Perdu | Perdue | Fermé perdu | Fermée perdue | Fermé - perdu
        Clôturé perdu | Clôturée perdue | Affaire perdue | Transaction perdue | Non qualifié
        Pas intéressé | Abandonné | Refusé | Perdido | Perdida | Cerrado perdido
        Cerrada perdida | Cierre perdido | Trato perdido | Negocio perdido | No calificado
        No cualificado | No interesado | Descartado | Rechazado | Gesloten verloren
        Gesloten en verloren | Gesloten - verloren | Niet gekwalificeerd | Geen interesse
        Afgewezen | Afgevallen | closedlost
    """,
    StageWord.OPEN: """
        Open | Offen | Ouvert | Ouverte | Abierto | Abierta | Active | Aktiv | Actif | Activo
        Actief | Pending | Not closed
    """,
    StageWord.SKIP: """
        Deleted | Gelöscht | Supprimé | Supprimée | Eliminado | Eliminada | Verwijderd | Duplicate
        Duplikat | Dublette | Doublon | Duplicado | Dubbel | Spam | Test | Junk
    """,
}
_OTHERWISE: Mapping[tuple[Origin, str], StageWord] = {
    # The first of Pipedrive's own stages, before anybody was spoken to.
    (Origin.PIPEDRIVE, "qualified"): StageWord.INTRODUCTION,
    (Origin.PIPEDRIVE, "qualifiziert"): StageWord.INTRODUCTION,
    (Origin.PIPEDRIVE, "qualifie"): StageWord.INTRODUCTION,
    (Origin.PIPEDRIVE, "calificado"): StageWord.INTRODUCTION,
    (Origin.PIPEDRIVE, "cualificado"): StageWord.INTRODUCTION,
    (Origin.PIPEDRIVE, "gekwalificeerd"): StageWord.INTRODUCTION,
}
# Businesses name their stages as they like: a word in the name tells, if nothing denies it. Of
# several the first in this order: a proposal after a demo is a proposal.
_PARTS: tuple[tuple[StageWord, re.Pattern[str]], ...] = (
    (StageWord.LOST, re.compile(r"lost|verloren|perdu[es]?|perdid[oa]|disqualified|abandon\w*")),
    (StageWord.WON, re.compile(r"won|gewonnen|gagnee?s?|ganad[oa]|signed|unterschrieben|getekend")),
    (
        StageWord.OPPORTUNITY,
        re.compile(
            r"\w*proposal\w*|quot(?:e|ation)|offer|negotiat\w+|contract\w*|\w*angebot\w*"
            r"|\w*verhandlung\w*|\w*vertrag\w*|proposition|devis|negociation\w*|contrat"
            r"|propuesta|presupuesto|cotizacion|negociacion\w*|contrato|voorstel|\w*offerte\w*"
            r"|\w*onderhandeling\w*|opportunit\w+|oportunidad"
        ),
    ),
    (
        StageWord.MEETING,
        re.compile(
            r"meeting\w*|demo\w*|appointment\w*|discovery|\w*termin|\w*gesprach\w*|rendez|rdv"
            r"|reunion\w*|cita|afspraak|\w*gesprek\w*|consultation"
        ),
    ),
    (
        StageWord.INTRODUCTION,
        re.compile(r"new|lead|contact\w*|neu\w*|kontakt\w*|nouveau|nuev[oa]|nieuwe?|referr\w+"),
    ),
)
_DENIED = re.compile(
    r"not?|non|nicht|keine?|pas|sans|sin|geen|niet|never|nie|jamais|nunca|nooit|un|before|vor|avant"
    r"|antes|voor|post|pre"
)


def meaning_of(word: str, origin: Origin) -> StageWord | None:
    """What a word for a stage means; None where it cannot be told."""
    plain = folded(word)
    if found := _OTHERWISE.get((origin, plain)) or _known().get(plain):
        return found
    # Numbers order the stages in a list: "3. Proposal".
    words = re.sub(r"^\d+\s+", "", plain)
    if words != plain and (found := _OTHERWISE.get((origin, words)) or _known().get(words)):
        return found
    parts = words.split()
    denied = any(map(_DENIED.fullmatch, parts))
    for meaning, pattern in _PARTS:
        if any(pattern.fullmatch(part) for part in parts):
            # "Lost: no budget" is lost all the same.
            return None if denied and meaning is not StageWord.LOST else meaning
    return None


@cache
def _known() -> Mapping[str, StageWord]:
    return {
        folded(word): meaning
        for meaning, words in _WORDS.items()
        for word in re.split(r"[|\n]", words)
        if word.strip()
    }
